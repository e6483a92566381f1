import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { StaffClient } from '../../../apps/rehearsal/src/office/staff-client';
import type { Progress } from '../../../apps/rehearsal/src/progress';
import { syntheticRoster, type RosterPerson } from '../../../apps/rehearsal/src/roster/synthetic-roster';
import { SeededRandom } from '../../../apps/rehearsal/src/seeded-random';
import type { RunningSystem } from '../../../apps/topology/src/start-system';
import { measureBatch } from '../batch-process';
import { measure, type Row } from '../measure';

interface Roster {
  system: RunningSystem;
  staff: StaffClient;
  folder: string;
  count: number;
  tag: string;
  progress: Progress;
}

const HEADINGS = ['姓名', '证件类型', '证件号码', '手机号', '机构代码'];

/** From the upload of a workbook to the last person imported: dry run and application. */
export async function rosterRow({ system, staff, folder, count, tag, progress }: Roster): Promise<Row> {
  progress.step(`Importing a roster of ${count} …`);
  const organisations = await staff.get<{ code: string; level: string }[]>('organisations');
  const organisationCodes = organisations.filter(({ level }) => level === 'county').map(({ code }) => code);
  const bytes = await workbookOf(
    syntheticRoster({ count, tag, organisationCodes, random: SeededRandom.of('benchmark roster') }),
  );
  const file = join(folder, 'roster.xlsx');
  writeFileSync(file, bytes);
  const baseline = await measureBatch({ name: 'bare-read', argument: file, count });
  const product = await measure({
    usage: () => system.processes.usage(),
    run: async () => {
      const beganMs = performance.now();
      const { id, rowCount, faultCount } = await staff.upload<{ id: string; rowCount: number; faultCount: number }>(
        'roster-imports',
        { fileName: 'roster.xlsx', content: bytes },
      );
      if (rowCount !== count || faultCount > 0)
        throw new Error(`The roster was read as ${rowCount} rows with ${faultCount} faults`);
      await staff.post(`roster-imports/${id}/apply`, {});
      return { count, refused: 0, seconds: (performance.now() - beganMs) / 1000 };
    },
  });
  return { name: `roster import, ${count} rows`, product, baseline, baselineIs: 'hucre alone reads the same workbook' };
}

async function workbookOf(people: readonly RosterPerson[]): Promise<Uint8Array<ArrayBuffer>> {
  const rows = people.map(({ name, idNumber, phone, organisationCode }) => [
    name,
    '居民身份证',
    idNumber,
    phone,
    organisationCode,
  ]);
  return (await writeXlsx({ sheets: [{ name: '名册', rows: [HEADINGS, ...rows] }] })) as Uint8Array<ArrayBuffer>;
}
