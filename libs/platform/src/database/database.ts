import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { yieldTurn } from '../batching/yield-turn';
import { describeError, type Log } from '../logging';
import { Mutex } from '../batching/mutex';
import { isDiskFull, isTransient } from './database-errors';
import { DIALECTS, type Dialect, type Engine } from './engine';
import { ManagerQueries, type Queries, type SqlValue } from './queries';

const MAX_ATTEMPTS = 4;
/** Every commit meets a full disk; whoever runs the system is told of it this often. */
const FULL_TOLD_EVERY_MS = 10_000;
/** Without a write in between nobody knows whether there is room again: the next one is let try. */
const FULL_BELIEVED_MS = 30_000;

/**
 * The one owner of transactions. Inside `transaction` everything that asks this object takes part in it, nested calls
 * join; outside, reading goes to the readers and writing is refused by the embedded engine.
 */
export class Database implements Queries {
  readonly dialect: Dialect;
  private readonly outside: ManagerQueries;
  private readonly current = new AsyncLocalStorage<ManagerQueries>();
  private followed = 0;
  private readonly running = new Set<Promise<unknown>>();
  private readonly embeddedWriter = new Mutex();
  private fullToldAtMs = Number.NEGATIVE_INFINITY;
  private fullMetAtMs: number | null = null;

  constructor(
    readonly engine: Engine,
    private readonly writer: DataSource,
    reader: DataSource,
    private readonly log: Log,
  ) {
    this.dialect = DIALECTS[engine];
    this.outside = new ManagerQueries(this.dialect, reader.manager);
  }

  /** Runs again, whole, after a deadlock: `work` holds nothing but database work. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.inTransaction ? work() : this.attempt((queries) => this.follow(queries, work));
  }

  /**
   * A transaction that only what is sent through its handle takes part in. For the hot path: following a transaction
   * through every promise of the process costs each save a fifth of its time on Node 20.
   */
  async transactionByHandle<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    if (this.inTransaction) throw new Error('A transaction by its handle cannot take part in another');
    return this.attempt(work);
  }

  /** Resolves when no transaction runs, nor any that another made room for. */
  async settle(): Promise<void> {
    while (this.running.size > 0) {
      await Promise.allSettled(this.running);
      await yieldTurn();
    }
  }

  select<Row>(sql: string, parameters: SqlValue[] = []): Promise<Row[]> {
    return this.queries.select<Row>(sql, parameters);
  }

  /** Runs a write inside the current transaction (or one of its own); true count of rows put in or changed. */
  async execute(sql: string, parameters: SqlValue[] = []): Promise<number> {
    return this.transaction(() => this.queries.execute(sql, parameters));
  }

  /** A repository that takes part in the current transaction, or reads outside of one. */
  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.queries.repository(entity);
  }

  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** Whether a write was refused lately because the disk is full, and none has been taken since. */
  get isFull(): boolean {
    return this.fullMetAtMs !== null && performance.now() - this.fullMetAtMs < FULL_BELIEVED_MS;
  }

  async readTimeMs(): Promise<number> {
    const [row] = await this.select<{ now_ms: number }>(this.dialect.nowMsSql);
    return Number(row?.now_ms);
  }

  private get queries(): ManagerQueries {
    return this.current.getStore() ?? this.outside;
  }

  private attempt<T>(work: (queries: ManagerQueries) => Promise<T>): Promise<T> {
    const running = this.untilDone(work).finally(() => this.running.delete(running));
    this.running.add(running);
    return running;
  }

  private async untilDone<T>(work: (queries: ManagerQueries) => Promise<T>): Promise<T> {
    const once = (): Promise<T> =>
      this.writer.transaction((manager) => work(new ManagerQueries(this.dialect, manager)));
    for (let attempt = 1; ; attempt += 1) {
      try {
        const done = await (this.engine === 'sqlite' ? this.embeddedWriter.run(once) : once());
        this.fullMetAtMs = null;
        return done;
      } catch (error) {
        if (isDiskFull(error)) this.tellOfFullDisk(error);
        if (attempt >= MAX_ATTEMPTS || !isTransient(error)) throw error;
      }
    }
  }

  private tellOfFullDisk(error: unknown): void {
    const nowMs = performance.now();
    this.fullMetAtMs = nowMs;
    if (nowMs - this.fullToldAtMs < FULL_TOLD_EVERY_MS) return;
    this.fullToldAtMs = nowMs;
    this.log.error('database.disk-full', describeError(error));
  }

  private async follow<T>(queries: ManagerQueries, work: () => Promise<T>): Promise<T> {
    this.followed += 1;
    try {
      return await this.current.run(queries, work);
    } finally {
      this.followed -= 1;
      // Until the next one nobody pays for it.
      if (this.followed === 0) this.current.disable();
    }
  }
}

/** `(?, ?), (?, ?)` for a multi-row INSERT. */
export const placeholders = ({ rows, columns }: { rows: number; columns: number }): string =>
  Array(rows)
    .fill(`(${Array(columns).fill('?').join(', ')})`)
    .join(', ');
