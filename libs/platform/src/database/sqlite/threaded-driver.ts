import { QueryFailedError, QueryResult, type DataSource, type QueryRunner } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { WriterThread } from './writer-thread';

/** TypeORM's own driver for this engine answers on the event loop; this one asks a thread, and is the same in all else. */
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
 * This connection is there to write. A transaction that read first and asked for the lock later would be refused, not
 * kept waiting, when another process (a command beside the running server) wrote in between: so it asks first.
 */
const BEGIN_WRITING = 'BEGIN IMMEDIATE';

const NOTHING_TO_ROLL_BACK = /no transaction is active/;

class ThreadedQueryRunner extends BetterSqlite3QueryRunner {
  override async startTransaction(): Promise<void> {
    // What began inside of another would be acknowledged, and committed by nobody.
    if (this.transactionDepth > 0) throw new Error('The embedded engine takes one transaction at a time');
    await super.startTransaction();
  }

  /** A full disk makes the engine roll back by itself: there is nothing left to roll back, and the next transaction is no nested one. */
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

/** The engine has no booleans. */
const bindable = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);

/** Before it is initialised. */
export function putOnThread(dataSource: DataSource): DataSource {
  return Object.assign(dataSource, { driver: new ThreadedDriver(dataSource) });
}
