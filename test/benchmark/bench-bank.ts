import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StaffClient } from '../../apps/rehearsal/src/office/staff-client';
import { Progress } from '../../apps/rehearsal/src/progress';
import { startSystem } from '../../apps/topology/src/start-system';
import type { Profile } from '../../apps/topology/src/system-shape';
import type { Row } from './measure';
import { duplicatesRow } from './rows/duplicates-row';
import { questionImportRow } from './rows/question-import-row';
import { searchRow } from './rows/search-row';

/** Benchmarks the work of trainers in a large bank. */
export async function benchBank({ profile, count }: { profile: Profile; count: number }): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-bench-'));
  const progress = new Progress();
  progress.step(`Starting the ${profile} profile …`);
  const system = await startSystem({
    shape: { profile, apiCount: 1, workerCount: 0, nginx: false },
    folder,
    logFolder: join(folder, 'logs'),
    port: null,
    publicUrl: null,
    logLevel: 'warn',
    username: 'bench',
  });
  try {
    const staff = new StaffClient(system.origin);
    await staff.signIn(system.administrator);
    progress.step(`Importing ${count} questions …`);
    const { row: imported, bankId } = await questionImportRow({ system, staff, folder, count });
    progress.step('Searching …');
    const address = profile === 'production' ? system.secrets.get('database-url') : join(folder, 'sunflower.sqlite');
    const searched = await searchRow({ system, staff, bankId, count, address });
    progress.step('Comparing all questions …');
    return [imported, searched, await duplicatesRow({ system, staff, bankId, count })];
  } finally {
    progress.end();
    await system.processes.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
