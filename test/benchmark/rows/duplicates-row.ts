import { setTimeout as wait } from 'node:timers/promises';
import type { StaffClient } from '../../../apps/rehearsal/src/office/staff-client';
import type { RunningSystem } from '../../../apps/topology/src/start-system';
import { measureBatch } from '../batch-process';
import { measure, type Row } from '../measure';

interface Found {
  search: { state: string; questionCount: number | null; pairCount: number | null } | null;
}

const ASKED_AGAIN_MS = 100;

/** From the request to the last pair stored, of all questions of the bank. */
export async function duplicatesRow({
  system,
  staff,
  bankId,
  count,
}: {
  system: RunningSystem;
  staff: StaffClient;
  bankId: string;
  count: number;
}): Promise<Row> {
  const baseline = await measureBatch({ name: 'bare-near-texts', argument: String(count), count });
  let pairs = 0;
  const product = await measure({
    usage: () => system.processes.usage(),
    run: async () => {
      let found: Found['search'];
      const beganMs = performance.now();
      await staff.post(`question-banks/${bankId}/duplicates/search`, {});
      do {
        await wait(ASKED_AGAIN_MS);
        ({ search: found } = await staff.get<Found>(`question-banks/${bankId}/duplicates?limit=1`));
      } while (found?.state === 'running');
      if (found?.state !== 'done' || found.questionCount !== count)
        throw new Error(`The search ended as ${JSON.stringify(found)}`);
      pairs = found.pairCount ?? 0;
      return { count, refused: 0, seconds: (performance.now() - beganMs) / 1000 };
    },
  });
  return {
    name: `near-duplicates of ${count} questions`,
    product,
    baseline,
    baselineIs: "the product's comparison alone, of the same texts in memory",
    note: `${pairs} pairs`,
  };
}
