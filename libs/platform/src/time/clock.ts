/** The one source of time: milliseconds since 1970-01-01 UTC. Rules take the time as an argument. */
export abstract class Clock {
  abstract now(): number;
}

/** A sample that took longer is off by up to half of it. */
const LONGEST_ROUND_TRIP_MS = 200;

/**
 * Monotonic, and offset to the database's clock, so that every process judges a deadline by the same time
 * and a step of the machine's clock moves nothing.
 */
export class DatabaseClock extends Clock {
  private originMs = Date.now() - performance.now();
  private isSynchronised = false;

  now(): number {
    return Math.round(this.originMs + performance.now());
  }

  /**
   * Takes the database's time over; half the round trip is added. Returns by how much this clock was off, in ms;
   * null when the answer was so long on its way that it would say little of the time.
   */
  async synchronise(readDatabaseTimeMs: () => Promise<number>): Promise<number | null> {
    const startedMs = performance.now();
    const databaseTimeMs = await readDatabaseTimeMs();
    const endedMs = performance.now();
    if (this.isSynchronised && endedMs - startedMs > LONGEST_ROUND_TRIP_MS) return null;
    this.isSynchronised = true;
    const originMs = databaseTimeMs + (endedMs - startedMs) / 2 - endedMs;
    const offsetMs = originMs - this.originMs;
    this.originMs = originMs;
    return offsetMs;
  }
}

/** For tests: stands still until told. */
export class ManualClock extends Clock {
  constructor(private nowMs: number) {
    super();
  }

  now(): number {
    return this.nowMs;
  }

  set(nowMs: number): void {
    this.nowMs = nowMs;
  }

  advance(byMs: number): void {
    this.nowMs += byMs;
  }
}

/** ISO 8601 UTC with milliseconds, the form of every time on the wire. */
export const isoTime = (timeMs: number): string => new Date(timeMs).toISOString();
export const isoTimeOrNull = (timeMs: number | null): string | null => (timeMs === null ? null : isoTime(timeMs));
