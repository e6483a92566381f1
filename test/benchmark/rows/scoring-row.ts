import { measureBatch } from '../batch-process';
import type { Row } from '../measure';

/** Scoring alone in its own process, on one core, without queue and database. */
export async function scoringRow({ count }: { count: number }): Promise<Row> {
  return {
    name: `score a paper of 100 items, ${count}`,
    product: await measureBatch({ name: 'scoring', argument: String(count), count }),
    baseline: null,
    baselineIs: 'none: a count a second and core',
  };
}
