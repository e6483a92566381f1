export interface Outage {
  startedMs: number;
  /** Null while it lasts. */
  endedMs: number | null;
}

/** What was on its way when the system died may fail a little later than it came back. */
export const AFTERMATH_MS = 2_000;

/** When the rehearsal itself had the system killed. A failure inside of that is no error of the system. */
export class Outages {
  private readonly list: Outage[] = [];

  /** How long after its return a part may still be missed. */
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

  /** Whether a call that ran from then till then met one. */
  excuse({ startedMs, endedMs }: { startedMs: number; endedMs: number }): boolean {
    return this.list.some(
      (outage) => outage.startedMs <= endedMs && startedMs <= (outage.endedMs ?? Infinity) + this.aftermathMs,
    );
  }
}
