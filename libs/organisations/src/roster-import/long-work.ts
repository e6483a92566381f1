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
 * Chooses the number of rows in a transaction so that it takes some 20 ms. The wait for the transaction's turn counts
 * too, so there are few rows beside an open exam; otherwise there are many, and few commits.
 */
export class Pace {
  rows = FIRST_ROWS;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Runs one piece of work of `rows` rows, then yields. */
  async run(work: () => Promise<unknown>): Promise<void> {
    const beganMs = this.clock.now();
    await work();
    const tookMs = this.clock.now() - beganMs;
    if (tookMs < SHORT_MS) this.rows = Math.min(MOST_ROWS, this.rows * 2);
    if (tookMs > LONG_MS) this.rows = Math.max(FEWEST_ROWS, Math.floor(this.rows / 2));
    await yieldTurn();
  }
}
