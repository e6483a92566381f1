import type { StaffClient } from '../../../apps/rehearsal/src/office/staff-client';
import type { RunningSystem } from '../../../apps/topology/src/start-system';
import { measureBatch } from '../batch-process';
import { measure, type Row } from '../measure';

/** One character, two characters, words without a match, and two words. */
const TERMS = ['的', '卧', '维生', '睡眠安', '口腔护理急救', '铁 锌'];
const ROUNDS = 10;

/** The first page and the total for each term, one after another, as one person types. */
export async function searchRow({
  system,
  staff,
  bankId,
  count,
  address,
}: {
  system: RunningSystem;
  staff: StaffClient;
  bankId: string;
  count: number;
  address: string;
}): Promise<Row> {
  const terms = Array.from({ length: ROUNDS }, () => TERMS).flat();
  const list = (term: string): Promise<{ total: number }> =>
    staff.get(`question-banks/${bankId}/questions?search=${encodeURIComponent(term)}`);
  for (const term of TERMS) await list(term);
  const baseline = await measureBatch({
    name: 'bare-scan',
    argument: JSON.stringify({ address, terms }),
    count: terms.length,
  });
  const slowest = new Map<string, number>();
  const product = await measure({
    usage: () => system.processes.usage(),
    run: async () => {
      const latenciesMs: number[] = [];
      const beganMs = performance.now();
      for (const term of terms) {
        const askedMs = performance.now();
        await list(term);
        const tookMs = performance.now() - askedMs;
        latenciesMs.push(tookMs);
        slowest.set(term, Math.max(tookMs, slowest.get(term) ?? 0));
      }
      return { count: terms.length, refused: 0, seconds: (performance.now() - beganMs) / 1000, latenciesMs };
    },
  });
  return {
    name: `search ${count} questions`,
    product,
    baseline,
    baselineIs: 'the database alone counts the rows that hold the term',
    note: `slowest of each: ${[...slowest].map(([term, ms]) => `${term} ${Math.round(ms)} ms`).join(', ')}`,
  };
}
