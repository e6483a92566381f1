import { DataSource, type QueryRunner } from 'typeorm';
import type { Config } from '../config';
import { writerOptions } from '../database/data-source';
import { refuseUnfinishedRestore } from '../database/schema-version';
import { readAppliedMigrations, takeMigrationLock, type Query } from '../database/schema-version.repository';
import { BackupRefused } from './backup-errors';
import type { TableShape } from './backup-parts';

const ROWS_AT_ONCE = 500;
const LOCK_WAIT_SECONDS = 10;
/** How long the server waits for a reader whose disk is slow; its own limit is a minute. */
const SLOW_READER_SECONDS = 3600;

/** A consistent snapshot on one connection. Rows are streamed: neither side holds a table in memory. */
export class MysqlSnapshot {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly runner: QueryRunner,
  ) {}

  /**
   * `holdsLock`: this process already keeps migrations away.
   * @throws BackupRefused while the schema is being changed
   */
  static async open({ config, holdsLock }: { config: Config; holdsLock: boolean }): Promise<MysqlSnapshot> {
    const dataSource = await new DataSource(writerOptions(config)).initialize();
    const runner = dataSource.createQueryRunner();
    const snapshot = new MysqlSnapshot(dataSource, runner);
    try {
      if (!holdsLock) await snapshot.keepMigrationsAway();
      await runner.query(`SET SESSION net_write_timeout = ${SLOW_READER_SECONDS}`);
      await runner.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await runner.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
      return snapshot;
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  }

  async migrations(): Promise<string[]> {
    const applied = await readAppliedMigrations((sql) => this.runner.query(sql));
    return applied.map(({ name }) => name);
  }

  async tables(): Promise<TableShape[]> {
    const columns = (await this.runner.query(
      `SELECT table_name AS tableName, column_name AS columnName FROM information_schema.columns
       WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
    )) as { tableName: string; columnName: string }[];
    const tables = new Map<string, string[]>();
    for (const { tableName, columnName } of columns)
      tables.set(tableName, [...(tables.get(tableName) ?? []), columnName]);
    return [...tables].map(([name, ofTable]) => ({ name, columns: ofTable }));
  }

  async *rows({ name, columns }: TableShape): AsyncGenerator<unknown[][], void> {
    const stream = await this.runner.stream(
      `SELECT ${columns.map((column) => `\`${column}\``).join(', ')} FROM \`${name}\``,
    );
    let batch: unknown[][] = [];
    for await (const row of stream as AsyncIterable<Record<string, unknown>>) {
      batch.push(columns.map((column) => row[column]));
      if (batch.length < ROWS_AT_ONCE) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async close(): Promise<void> {
    await this.runner.release();
    // Ends the connection, and with it the transaction and the lock.
    await this.dataSource.destroy();
  }

  /** A change of a table would break the snapshot; migrations wait for the lock of this connection. */
  private async keepMigrationsAway(): Promise<void> {
    const query: Query = (sql, values) => this.runner.query(sql, values);
    if (!(await takeMigrationLock({ query, waitSeconds: LOCK_WAIT_SECONDS })))
      throw new BackupRefused('DATABASE_URL: the schema is being changed or restored; try again afterwards');
    await refuseUnfinishedRestore(query);
  }
}
