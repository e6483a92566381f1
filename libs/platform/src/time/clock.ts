/** The one source of time: milliseconds since 1970-01-01 UTC. Rules take the time as an argument. */
export abstract class Clock {
  abstract now(): number;
}

/** A sample can be off by up to half its round trip, so the shortest one counts, as in NTP (RFC 5905, section 10). */
const MOST_SAMPLES = 8;
const SHORT_ROUND_TRIP_MS = 4;
/** A synchronised clock is not corrected by a slower sample. */
const LONGEST_ROUND_TRIP_MS = 200;

interface Sample {
  originMs: number;
  roundTripMs: number;
}

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
   * Takes the database's time plus half the round trip, of the fastest of a few answers. Returns how far this clock was
   * off, in ms; null when every answer took too long to be accurate.
   */
  async synchronise(readDatabaseTimeMs: () => Promise<number>): Promise<number | null> {
    let best = await sample(readDatabaseTimeMs);
    for (let taken = 1; taken < MOST_SAMPLES && best.roundTripMs > SHORT_ROUND_TRIP_MS; taken += 1) {
      const next = await sample(readDatabaseTimeMs);
      if (next.roundTripMs < best.roundTripMs) best = next;
    }
    if (this.isSynchronised && best.roundTripMs > LONGEST_ROUND_TRIP_MS) return null;
    this.isSynchronised = true;
    const offsetMs = best.originMs - this.originMs;
    this.originMs = best.originMs;
    return offsetMs;
  }
}

async function sample(readDatabaseTimeMs: () => Promise<number>): Promise<Sample> {
  const startedMs = performance.now();
  const databaseTimeMs = await readDatabaseTimeMs();
  const endedMs = performance.now();
  const roundTripMs = endedMs - startedMs;
  return { originMs: databaseTimeMs + roundTripMs / 2 - endedMs, roundTripMs };
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
