export interface ServerTimeSample {
  serverTimeMs: number;
  sentAtMs: number;
  receivedAtMs: number;
}

/** Server time and device time at the same moment. */
export interface ClockReading {
  serverMs: number;
  deviceMs: number;
}

interface OffsetRange {
  lowMs: number;
  highMs: number;
}

/**
 * The server's time, derived from a monotonic clock. Each reply bounds the offset: the server read its clock after the
 * request was sent and before the reply was received. The bounds only narrow, so the shown time does not jump; if a
 * sample contradicts them (the monotonic clock stood still while the phone slept), the sample replaces them.
 *
 * A page that opens without network has no sample and a new monotonic clock. Until the server is reached, the time is
 * estimated from the device's clock since the last reading; that clock may have been changed meanwhile.
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

  /** Estimates the time from a reading of an earlier page. A device clock that was set back counts as stopped. */
  estimate({ reading, deviceNowMs }: { reading: ClockReading; deviceNowMs: number }): void {
    if (this.offset) return;
    const serverMs = reading.serverMs + Math.max(0, deviceNowMs - reading.deviceMs);
    const offsetMs = serverMs - this.monotonicNowMs();
    this.offset = { lowMs: offsetMs, highMs: offsetMs };
    this.estimatedOffsetMs = offsetMs;
  }

  /** Whether the time is estimated because the server has not replied since this page opened. */
  isEstimated(): boolean {
    return this.estimatedOffsetMs !== null;
  }

  /** The correction to add to times taken while the clock was estimated. */
  correctionMs(): number {
    return this.correctedByMs;
  }

  /** Epoch milliseconds. @throws before the first sample or estimate */
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
