import type { Config } from '../config';
import { engineOf } from '../database/engine';
import type { BackupContents, TableShape } from './backup-parts';
import { MysqlRestorePlace } from './mysql-restore-place';
import type { Row } from './row-lines';
import { SqliteRestorePlace } from './sqlite-restore-place';

/** An empty database into which a backup is written. Until `publish` no server can use it. */
export interface RestorePlace {
  /** Configuration that leads to the database while it is written. */
  readonly config: Config;
  /** Makes the tables of the backup, without rows. */
  prepare: (contents: BackupContents) => Promise<void>;
  insert: (order: { table: TableShape; rows: readonly Row[] }) => Promise<void>;
  /** Ends the writing. */
  complete: () => Promise<void>;
  /** Makes the database usable in one step. */
  publish: () => Promise<void>;
  /** Leaves nothing of what was written. */
  abandon: () => Promise<void>;
}

/** @throws RestoreRefused when something is there already */
export async function openRestorePlace(config: Config): Promise<RestorePlace> {
  switch (engineOf(config)) {
    case 'sqlite':
      return SqliteRestorePlace.open(config);
    case 'mysql':
      return MysqlRestorePlace.open(config);
  }
}
