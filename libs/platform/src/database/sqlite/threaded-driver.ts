import { QueryFailedError, QueryResult, type DataSource, type QueryRunner } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { WriterThread } from './writer-thread';

/**
 * TypeORM's own driver for this engine blocks the event loop; this one queries a worker thread and is otherwise the
 * same.
 */
class ThreadedDriver extends BetterSqlite3Driver {
  override createQueryRunner(): QueryRunner {
    return (this.queryRunner ??= new ThreadedQueryRunner(this));
  }

  override async disconnect(): Promise<void> {
    this.queryRunner = undefined;
    await (this.databaseConnection as WriterThread).close();
  }

  protected override createDatabaseConnection(): Promise<WriterThread> {
    return Promise.resolve(new WriterThread({ file: this.options.database }));
  }
}

/**
 * Takes the write lock at the start. A transaction that reads first and takes the lock later is refused, not kept
 * waiting, when another process (a command beside the running server) wrote in between.
 */
const BEGIN_WRITING = 'BEGIN IMMEDIATE';

const NOTHING_TO_ROLL_BACK = /no transaction is active/;

class ThreadedQueryRunner extends BetterSqlite3QueryRunner {
  override async startTransaction(): Promise<void> {
    // A nested transaction would be acknowledged but never committed.
    if (this.transactionDepth > 0) throw new Error('The embedded engine takes one transaction at a time');
    await super.startTransaction();
  }

  /**
   * On a full disk the engine rolls back by itself: there is nothing left to roll back, and the depth must be reset so
   * that the next transaction is not a nested one.
   */
  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } catch (error) {
      if (!NOTHING_TO_ROLL_BACK.test((error as Error).message)) throw error;
      this.isTransactionActive = false;
      this.transactionDepth = 0;
    }
  }

  override async query(
    sql: string,
    parameters: unknown[] = [],
    useStructuredResult = false,
  ): ReturnType<BetterSqlite3QueryRunner['query']> {
    const writer = (await this.connect()) as WriterThread;
    const asked = sql === 'BEGIN TRANSACTION' ? BEGIN_WRITING : sql;
    const reply = await writer.query({ sql: asked, parameters: parameters.map(bindable) }).catch((error: Error) => {
      throw new QueryFailedError(sql, parameters, error);
    });
    const raw = reply.rows ?? reply.lastInsertedId;
    if (!useStructuredResult) return raw;
    return Object.assign(new QueryResult(), { raw, records: reply.rows ?? [], affected: reply.affected });
  }
}

/** SQLite has no booleans. */
const bindable = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);

/** Call before the data source is initialised. */
export function putOnThread(dataSource: DataSource): DataSource {
  return Object.assign(dataSource, { driver: new ThreadedDriver(dataSource) });
}
