export interface ServerTimeSample {
  serverTimeMs: number;
  sentAtMs: number;
  receivedAtMs: number;
}

/** The server's time and the device's at one moment. */
export interface ClockReading {
  serverMs: number;
  deviceMs: number;
}

interface OffsetRange {
  lowMs: number;
  highMs: number;
}

/**
 * The server's time, told from a monotonic clock. Each reply bounds the offset: the server read its clock after the
 * request was sent and before the reply was received. The bounds only narrow, so the shown time does not jump; when
 * a sample contradicts them (the monotonic clock stood still while the phone slept), the sample is believed.
 *
 * A page that opens without network has no sample, and its monotonic clock began anew: until the server is reached it
 * goes by the device's clock since the last reading. That is an estimate: the device may have been set meanwhile.
 */
export class ServerClock {
  private offset: OffsetRange | null = null;
  private recentRoundTripMs = 0;
  private estimatedOffsetMs: number | null = null;
  private correctedByMs = 0;

  constructor(private readonly monotonicNowMs: () => number) {}

  sample({ serverTimeMs, sentAtMs, receivedAtMs }: ServerTimeSample): void {
    if (!Number.isFinite(serverTimeMs)) return;
    if (this.estimatedOffsetMs !== null)
      this.confirm(serverTimeMs - (sentAtMs + receivedAtMs) / 2 - this.estimatedOffsetMs);
    this.offset = narrow(this.offset, { lowMs: serverTimeMs - receivedAtMs, highMs: serverTimeMs - sentAtMs + 1 });
    const roundTripMs = receivedAtMs - sentAtMs;
    this.recentRoundTripMs = Math.max(roundTripMs, this.recentRoundTripMs * 0.7);
  }

  /** Goes on from a reading of an earlier page. A device's clock that was set back counts as one that stood still. */
  estimate({ reading, deviceNowMs }: { reading: ClockReading; deviceNowMs: number }): void {
    if (this.offset) return;
    const serverMs = reading.serverMs + Math.max(0, deviceNowMs - reading.deviceMs);
    const offsetMs = serverMs - this.monotonicNowMs();
    this.offset = { lowMs: offsetMs, highMs: offsetMs };
    this.estimatedOffsetMs = offsetMs;
  }

  /** The server has not been asked since this page opened. */
  isEstimated(): boolean {
    return this.estimatedOffsetMs !== null;
  }

  /** What is to be added to times told while the clock was estimated. */
  correctionMs(): number {
    return this.correctedByMs;
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

  private confirm(correctedByMs: number): void {
    this.correctedByMs = correctedByMs;
    this.estimatedOffsetMs = null;
    this.offset = null;
  }
}

function narrow(known: OffsetRange | null, seen: OffsetRange): OffsetRange {
  if (!known) return seen;
  const lowMs = Math.max(known.lowMs, seen.lowMs);
  const highMs = Math.min(known.highMs, seen.highMs);
  return lowMs <= highMs ? { lowMs, highMs } : seen;
}
