import { yieldTurn, type Clock } from '@sunflower/platform';

export function* chunksOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

const FIRST_ROWS = 250;
const FEWEST_ROWS = 100;
const MOST_ROWS = 1000;
const SHORT_MS = 12;
const LONG_MS = 25;

/**
 * How many rows go into a transaction: so many that it takes some 20 ms. Its wait for its turn counts too, so that beside
 * an open exam they are few; where nobody waits, they are many, and little is spent on commits.
 */
export class Pace {
  rows = FIRST_ROWS;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Does a piece of work of that many rows, then lets others have a turn. */
  async run(work: () => Promise<unknown>): Promise<void> {
    const beganMs = this.clock.now();
    await work();
    const tookMs = this.clock.now() - beganMs;
    if (tookMs < SHORT_MS) this.rows = Math.min(MOST_ROWS, this.rows * 2);
    if (tookMs > LONG_MS) this.rows = Math.max(FEWEST_ROWS, Math.floor(this.rows / 2));
    await yieldTurn();
  }
}
