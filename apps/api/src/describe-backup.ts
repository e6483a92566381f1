import type { BackupContents } from '@sunflower/platform';

/** What a backup holds, a line for each kind. */
export function describeContents({ madeAt, engine, migrations, tables, files }: BackupContents): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `Made at ${madeAt} from ${engine === 'sqlite' ? 'the embedded' : 'a MySQL or MariaDB'} database, schema ${migrations.at(-1) ?? ''}.`,
    `${rows} rows in ${tables.length} tables, ${files.length} files of the data folder.`,
  ];
}
