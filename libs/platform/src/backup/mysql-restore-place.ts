import { DataSource, type QueryRunner } from 'typeorm';
import type { Config } from '../config';
import { writerOptions } from '../database/data-source';
import {
  isRestoreUnderWay,
  markRestore,
  takeMigrationLock,
  unmarkRestore,
  type Query,
} from '../database/schema-version.repository';
import { RestoreRefused } from './backup-errors';
import type { BackupContents, TableShape } from './backup-parts';
import { buildSchema } from './build-schema';
import { MysqlRows } from './mysql-rows.repository';
import type { Row } from './row-lines';

const LOCK_WAIT_SECONDS = 1;

/**
 * Writes into an empty database that is marked until the restore is complete. A server refuses a marked database; a
 * restore that finds the mark was interrupted and begins again.
 */
export class MysqlRestorePlace {
  private readonly query: Query;
  private readonly rows: MysqlRows;

  private constructor(
    readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly runner: QueryRunner,
  ) {
    this.query = (sql, values) => runner.query(sql, values);
    this.rows = new MysqlRows(runner);
  }

  /** @throws RestoreRefused when the database has tables, or another restore or a migration runs on it */
  static async open(config: Config): Promise<MysqlRestorePlace> {
    const dataSource = await new DataSource(writerOptions(config)).initialize();
    const place = new MysqlRestorePlace(config, dataSource, dataSource.createQueryRunner());
    try {
      await place.begin();
      return place;
    } catch (error) {
      await place.leave();
      throw error;
    }
  }

  async prepare(contents: BackupContents): Promise<void> {
    await buildSchema({ config: this.config, contents });
    await this.rows.clear();
  }

  insert(order: { table: TableShape; rows: readonly Row[] }): Promise<void> {
    return this.rows.insert(order);
  }

  /** Every batch was committed. */
  async complete(): Promise<void> {
    return Promise.resolve();
  }

  async publish(): Promise<void> {
    await unmarkRestore(this.query);
    await this.leave();
  }

  async abandon(): Promise<void> {
    await this.rows.dropTables();
    await unmarkRestore(this.query);
    await this.leave();
  }

  private async begin(): Promise<void> {
    if (!(await takeMigrationLock({ query: this.query, waitSeconds: LOCK_WAIT_SECONDS })))
      throw new RestoreRefused('DATABASE_URL: another restore, a backup or a migration runs on this database');
    const tables = await this.rows.listTables();
    if (tables.length > 0 && !(await isRestoreUnderWay(this.query)))
      throw new RestoreRefused(
        'DATABASE_URL: the database has tables already, and a restore replaces none. Make an empty one: CREATE DATABASE … CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
      );
    await markRestore(this.query);
    await this.rows.dropTables();
  }

  private async leave(): Promise<void> {
    await this.runner.release();
    // Ends the connection, and with it the lock.
    await this.dataSource.destroy();
  }
}
