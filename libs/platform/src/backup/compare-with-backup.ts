import type { Config } from '../config';
import { RESTORE_MARK } from '../database/schema-version.repository';
import { RestoreRefused } from './backup-errors';
import type { BackupContents } from './backup-parts';
import { lineOfRow, RowDigest } from './row-lines';
import { openSnapshot, type Snapshot } from './snapshot';

type ComparedTable = BackupContents['tables'][number];

/**
 * Reads a restored database whole and compares it with the backup: tables, columns, number and hash of the rows,
 * migrations.
 * @throws RestoreRefused
 */
export async function compareWithBackup({
  config,
  contents,
}: {
  config: Config;
  contents: BackupContents;
}): Promise<void> {
  const snapshot = await openSnapshot({ config, holdsLock: true });
  try {
    const migrations = await snapshot.migrations();
    if (migrations.join() !== contents.migrations.join())
      throw new RestoreRefused('The restored database has other migrations than the backup');
    await compareShapes({ snapshot, contents });
    for (const table of contents.tables) await compareRows({ snapshot, table });
  } finally {
    await snapshot.close();
  }
}

async function compareShapes({ snapshot, contents }: { snapshot: Snapshot; contents: BackupContents }): Promise<void> {
  const shapes = (await snapshot.tables()).filter(({ name }) => name !== RESTORE_MARK);
  const described = (tables: readonly { name: string; columns: string[] }[]): string[] =>
    tables.map(({ name, columns }) => `${name} (${[...columns].sort().join(', ')})`).sort();
  const restored = new Set(described(shapes));
  const saved = described(contents.tables);
  const missing = saved.find((table) => !restored.delete(table));
  const other = missing ?? [...restored][0];
  if (other !== undefined)
    throw new RestoreRefused(`The migrations of this version make other tables than the backup has: ${other}`);
}

async function compareRows({ snapshot, table }: { snapshot: Snapshot; table: ComparedTable }): Promise<void> {
  const digest = new RowDigest();
  for await (const batch of snapshot.rows(table)) for (const row of batch) digest.add(lineOfRow(row));
  if (digest.rows !== table.rows)
    throw new RestoreRefused(`${table.name} has ${digest.rows} rows after the restore, the backup has ${table.rows}`);
  if (digest.sha256 !== table.sha256)
    throw new RestoreRefused(`${table.name} has other rows after the restore than the backup`);
}
