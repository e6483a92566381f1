/** The one source of time: milliseconds since 1970-01-01 UTC. Rules take the time as an argument. */
export abstract class Clock {
  abstract now(): number;
}

/** Slower samples are ignored; a sample can be off by up to half its round trip. */
const LONGEST_ROUND_TRIP_MS = 200;

/**
 * Monotonic, offset to the database's clock: every process judges a deadline by the same time, and a step of the
 * machine's clock has no effect.
 */
export class DatabaseClock extends Clock {
  private originMs = Date.now() - performance.now();
  private isSynchronised = false;

  now(): number {
    return Math.round(this.originMs + performance.now());
  }

  /**
   * Takes the database's time plus half the round trip. Returns how far this clock was off, in ms; null when the answer
   * took too long to be accurate.
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

/** For tests: stands still until set or advanced. */
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

/** ISO 8601 UTC with milliseconds, the format of every time in the API. */
export const isoTime = (timeMs: number): string => new Date(timeMs).toISOString();
export const isoTimeOrNull = (timeMs: number | null): string | null => (timeMs === null ? null : isoTime(timeMs));
