import { measureBatch } from '../batch-process';
import type { Row } from '../measure';

/** The boards alone in their own process; the time for one second of them is the share of a core. */
export async function boardsRow({ count }: { count: number }): Promise<Row> {
  return {
    name: `50 boards on 100,000 sessions, ${count} seconds of them`,
    product: await measureBatch({ name: 'boards', argument: String(count), count }),
    baseline: null,
    baselineIs: 'none: 50,000 µs of CPU would be 5 % of a core',
  };
}
