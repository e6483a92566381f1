import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config';
import { embeddedDatabaseFile } from '../database/data-source';
import { makeDataFolder } from '../database/sqlite/private-files';
import { flushFolder } from '../secrets/master-secret';
import { RestoreRefused } from './backup-errors';
import type { BackupContents, TableShape } from './backup-parts';
import { buildSchema } from './build-schema';
import { RESTORING } from './data-files';
import type { Row } from './row-lines';
import { SqliteRows } from './sqlite-rows.repository';

/** Builds the database in a folder within the data folder, and moves the file to its place when it is complete. */
export class SqliteRestorePlace {
  readonly config: Config;
  private rows: SqliteRows | null = null;

  private constructor(
    private readonly dataDir: string,
    config: Config,
  ) {
    this.config = { ...config, dataDir: join(dataDir, RESTORING) };
  }

  /** @throws RestoreRefused when the data folder has a database */
  static async open(config: Config): Promise<SqliteRestorePlace> {
    const database = embeddedDatabaseFile(config.dataDir);
    if (existsSync(database))
      throw new RestoreRefused(
        `${config.dataDir} has a database already, and a restore replaces none. Choose an empty folder: DATA_DIR=/path`,
      );
    makeDataFolder(config.dataDir);
    const place = new SqliteRestorePlace(config.dataDir, config);
    // What an interrupted restore left behind.
    await place.abandon();
    makeDataFolder(place.config.dataDir);
    return place;
  }

  async prepare(contents: BackupContents): Promise<void> {
    await buildSchema({ config: this.config, contents });
    this.rows = SqliteRows.open(embeddedDatabaseFile(this.config.dataDir));
    this.rows.clear();
  }

  async insert({ table, rows }: { table: TableShape; rows: readonly Row[] }): Promise<void> {
    this.rows?.insert({ table, rows });
  }

  async complete(): Promise<void> {
    this.rows?.complete();
    this.rows = null;
  }

  async publish(): Promise<void> {
    const built = embeddedDatabaseFile(this.config.dataDir);
    if ((statSync(`${built}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
      throw new Error('The restored database still has a write-ahead log');
    const handle = openSync(built, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    await rename(built, embeddedDatabaseFile(this.dataDir));
    flushFolder(this.dataDir);
    await this.abandon();
  }

  async abandon(): Promise<void> {
    this.rows?.close();
    this.rows = null;
    await rm(this.config.dataDir, { recursive: true, force: true });
  }
}
