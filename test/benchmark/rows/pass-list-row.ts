import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../../../apps/rehearsal/src/oracle/csv';
import { bankFiles } from '../../../apps/rehearsal/src/bank/bank-files';
import { paperShape } from '../../../apps/rehearsal/src/bank/paper-shape';
import { syntheticBank } from '../../../apps/rehearsal/src/bank/synthetic-bank';
import { prepareExam } from '../../../apps/rehearsal/src/office/prepare-exam';
import { registerEveryone } from '../../../apps/rehearsal/src/office/register-candidates';
import type { StaffClient } from '../../../apps/rehearsal/src/office/staff-client';
import type { Progress } from '../../../apps/rehearsal/src/progress';
import { SeededRandom } from '../../../apps/rehearsal/src/seeded-random';
import type { RunningSystem } from '../../../apps/topology/src/start-system';
import { measureBatch } from '../batch-process';
import { measure, type Row } from '../measure';

const ITEMS = 100;

/** Registers everybody on the imported roster; returns the exam. */
export async function registerRoster({
  staff,
  count,
  tag,
  progress,
}: {
  staff: StaffClient;
  count: number;
  tag: string;
  progress: Progress;
}): Promise<string> {
  progress.step(`Registering ${count} …`);
  const organisations = await staff.get<{ id: string }[]>('organisations');
  const draws = paperShape(ITEMS);
  const bank = syntheticBank({ draws, code: `bench-${tag}`, random: SeededRandom.of('benchmark bank') });
  const order = {
    title: '性能测试',
    organisationId: (organisations[0] as { id: string }).id,
    files: bankFiles(bank),
    draws,
    policy: 'all_or_nothing' as const,
    passMarkMillipoints: 1000,
    durationMinutes: 60,
  };
  const exam = await prepareExam({ staff, order, serverNowMs: Date.now() });
  await registerEveryone({ staff, exam, tag, count });
  return exam.examId;
}

/** From the request to the last byte of the sheet. */
export async function passListRow({
  system,
  staff,
  folder,
  examId,
  count,
  progress,
}: {
  system: RunningSystem;
  staff: StaffClient;
  folder: string;
  examId: string;
  count: number;
  progress: Progress;
}): Promise<Row> {
  progress.step(`Exporting a pass list of ${count} …`);
  const product = await measure({
    usage: () => system.processes.usage(),
    run: async () => {
      const beganMs = performance.now();
      await staff.download(`exams/${examId}/pass-list.xlsx`);
      return { count, refused: 0, seconds: (performance.now() - beganMs) / 1000 };
    },
  });
  const rows = parseCsv((await staff.download(`exams/${examId}/pass-list.csv`)).toString());
  if (rows.length !== count + 1) throw new Error(`The pass list has ${rows.length - 1} lines`);
  const file = join(folder, 'pass-list.json');
  writeFileSync(file, JSON.stringify(rows));
  const baseline = await measureBatch({ name: 'bare-write', argument: file, count });
  return { name: `pass list export, ${count} rows`, product, baseline, baselineIs: 'hucre alone writes the same rows' };
}
