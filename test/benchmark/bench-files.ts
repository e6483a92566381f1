import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StaffClient } from '../../apps/rehearsal/src/office/staff-client';
import { Progress } from '../../apps/rehearsal/src/progress';
import { startSystem, type RunningSystem } from '../../apps/topology/src/start-system';
import type { Profile } from '../../apps/topology/src/system-shape';
import type { Row } from './measure';
import { passListRow, registerRoster } from './rows/pass-list-row';
import { rosterRow } from './rows/roster-row';
import { seedResults } from './rows/seed-results';

const TAG = 'bench';

/** Imports a roster and exports a pass list, each in a fresh process, so that its peak memory is theirs. */
export async function benchFiles({ profile, count }: { profile: Profile; count: number }): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-bench-'));
  const progress = new Progress();
  const onSystem = async <T>(
    work: (place: { system: RunningSystem; staff: StaffClient }) => Promise<T>,
  ): Promise<T> => {
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
      return await work({ system, staff });
    } finally {
      await system.processes.stop();
    }
  };
  try {
    const imported = await onSystem((place) => rosterRow({ ...place, folder, count, tag: TAG, progress }));
    const examId = await onSystem(async ({ system, staff }) => {
      const id = await registerRoster({ staff, count, tag: TAG, progress });
      await seedResults({
        address: profile === 'production' ? system.secrets.get('database-url') : join(folder, 'sunflower.sqlite'),
        examId: id,
      });
      return id;
    });
    return [imported, await onSystem((place) => passListRow({ ...place, folder, examId, count, progress }))];
  } finally {
    progress.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
