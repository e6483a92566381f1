export interface Outage {
  startedMs: number;
  /** Null while it lasts. */
  endedMs: number | null;
}

/** Requests that were in flight when the system died may fail until this long after its return. */
export const AFTERMATH_MS = 2_000;

/** Times at which the rehearsal took the system down. A failure in one of them is not an error of the system. */
export class Outages {
  private readonly list: Outage[] = [];

  /** `aftermathMs`: how long after its return a part may still be unavailable. */
  constructor(private readonly aftermathMs = AFTERMATH_MS) {}

  get all(): readonly Outage[] {
    return this.list;
  }

  begin(nowMs: number): void {
    this.list.push({ startedMs: nowMs, endedMs: null });
  }

  end(nowMs: number): void {
    const last = this.list.at(-1);
    if (last) last.endedMs = nowMs;
  }

  /** Whether a call between these times overlaps an outage. */
  excuse({ startedMs, endedMs }: { startedMs: number; endedMs: number }): boolean {
    return this.list.some(
      (outage) => outage.startedMs <= endedMs && startedMs <= (outage.endedMs ?? Infinity) + this.aftermathMs,
    );
  }
}
