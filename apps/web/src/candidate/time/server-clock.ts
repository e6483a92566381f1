export interface ServerTimeSample {
  serverTimeMs: number;
  sentAtMs: number;
  receivedAtMs: number;
}

interface OffsetRange {
  lowMs: number;
  highMs: number;
}

/**
 * The server's time, told from a monotonic clock. Each reply bounds the offset: the server read its clock after the
 * request was sent and before the reply was received. The bounds only narrow, so the shown time does not jump; when
 * a sample contradicts them (the monotonic clock stood still while the phone slept), the sample is believed.
 */
export class ServerClock {
  private offset: OffsetRange | null = null;
  private recentRoundTripMs = 0;

  constructor(private readonly monotonicNowMs: () => number) {}

  sample({ serverTimeMs, sentAtMs, receivedAtMs }: ServerTimeSample): void {
    if (!Number.isFinite(serverTimeMs)) return;
    this.offset = narrow(this.offset, { lowMs: serverTimeMs - receivedAtMs, highMs: serverTimeMs - sentAtMs + 1 });
    const roundTripMs = receivedAtMs - sentAtMs;
    this.recentRoundTripMs = Math.max(roundTripMs, this.recentRoundTripMs * 0.7);
  }

  /** Epoch milliseconds. Before the first sample there is no server time, and nothing may be shown from it. */
  nowMs(): number {
    if (!this.offset) throw new Error('the server has not told its time yet');
    return this.monotonicNowMs() + (this.offset.lowMs + this.offset.highMs) / 2;
  }

  nowIso(): string {
    return new Date(this.nowMs()).toISOString();
  }

  roundTripMs(): number {
    return this.recentRoundTripMs;
  }
}

function narrow(known: OffsetRange | null, seen: OffsetRange): OffsetRange {
  if (!known) return seen;
  const lowMs = Math.max(known.lowMs, seen.lowMs);
  const highMs = Math.min(known.highMs, seen.highMs);
  return lowMs <= highMs ? { lowMs, highMs } : seen;
}
