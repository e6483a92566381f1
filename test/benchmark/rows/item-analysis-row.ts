import { measureBatch } from '../batch-process';
import type { Row } from '../measure';

/** Item statistics alone in their own process, without a database. */
export async function itemAnalysisRow({ count }: { count: number }): Promise<Row> {
  return {
    name: `item statistics, papers of 100 items, ${count}`,
    product: await measureBatch({ name: 'item-analysis', argument: String(count), count }),
    baseline: null,
    baselineIs: 'none: a count a second and core',
  };
}
