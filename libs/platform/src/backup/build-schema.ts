import { DataSource } from 'typeorm';
import type { Config } from '../config';
import { writerOptions } from '../database/data-source';
import { migrations } from '../database/migrations';
import { declareMigrations } from '../database/schema-version.repository';
import { RestoreRefused } from './backup-errors';
import type { BackupContents } from './backup-parts';

/** Each program since declares its migrations in this table; TypeORM does not make it. */
const DECLARATIONS = 'schema_compatibility';

/** @throws RestoreRefused for a schema that a newer program made */
export function refuseNewerSchema({ migrations: names }: Pick<BackupContents, 'migrations'>): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new RestoreRefused(
      `The backup has ${unknown.join(', ')}, which this version of Sunflower does not know. Restore it with the version that made it, or a newer one`,
    );
}

/** Makes the tables of the backup by the migrations that it had. An older schema stays one; a start migrates it. */
export async function buildSchema({ config, contents }: { config: Config; contents: BackupContents }): Promise<void> {
  const names = new Set(contents.migrations);
  const dataSource = await new DataSource({
    ...writerOptions(config),
    migrations: migrations.filter(({ name }) => names.has(name)),
  }).initialize();
  try {
    if (contents.tables.some(({ name }) => name === DECLARATIONS))
      await declareMigrations({ query: (sql) => dataSource.query(sql), migrations: [] });
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}
