import { existsSync } from 'node:fs';
import type { Config } from '../config';
import { embeddedDatabaseFile } from '../database/data-source';
import { engineOf } from '../database/engine';
import { BackupRefused } from './backup-errors';
import type { TableShape } from './backup-parts';
import { MysqlSnapshot } from './mysql-snapshot.repository';
import { SqliteSnapshot } from './sqlite-snapshot.repository';

/** One moment of a database: what was committed before it was opened, and nothing after. */
export interface Snapshot {
  /** Names of the applied migrations, in order; empty when there is no schema. */
  migrations: () => Promise<string[]>;
  /** Every table, by name. */
  tables: () => Promise<TableShape[]>;
  /** All rows in batches, the columns in the order of the shape. */
  rows: (table: TableShape) => AsyncIterable<unknown[][]>;
  close: () => Promise<void>;
}

/**
 * `holdsLock`: this process already keeps migrations away from the database; default false.
 * @throws BackupRefused when there is no database, or its schema is being changed
 */
export async function openSnapshot({
  config,
  holdsLock = false,
}: {
  config: Config;
  holdsLock?: boolean;
}): Promise<Snapshot> {
  switch (engineOf(config)) {
    case 'sqlite': {
      const file = embeddedDatabaseFile(config.dataDir);
      // Opening a file that is missing would create it.
      if (!existsSync(file)) throw new BackupRefused(`DATA_DIR: there is no database in ${config.dataDir}`);
      return SqliteSnapshot.open(file);
    }
    case 'mysql':
      return MysqlSnapshot.open({ config, holdsLock });
  }
}
