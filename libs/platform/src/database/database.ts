import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { yieldTurn } from '../batching/yield-turn';
import { describeError, type Log } from '../logging';
import { Mutex } from '../batching/mutex';
import { isDiskFull, isTransient } from './database-errors';
import { DIALECTS, type Dialect, type Engine } from './engine';
import { ManagerQueries, type Queries, type SqlValue } from './queries';

const MAX_ATTEMPTS = 4;
/** Before the second attempt; later ones wait in proportion. */
const LONGEST_PAUSE_MS = 20;
/** Every commit fails on a full disk; it is logged at most this often. */
const FULL_TOLD_EVERY_MS = 10_000;
/** Without a write in between it is unknown whether there is room again, so after this time the next write is tried. */
const FULL_BELIEVED_MS = 30_000;

/**
 * Owns all transactions. Inside `transaction`, every query through this object takes part in it, and nested calls join
 * it. Outside, reads go to the reader, and the embedded engine's reader refuses writes.
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

  /** Reruns `work` as a whole after a deadlock, so `work` must contain database work only. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.inTransaction ? work() : this.attempt((queries) => this.follow(queries, work));
  }

  /**
   * A transaction that only queries through its handle take part in. For the hot path: tracking a transaction through
   * every promise of the process costs each save a fifth of its time on Node 20.
   */
  async transactionByHandle<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    if (this.inTransaction) throw new Error('A transaction by its handle cannot take part in another');
    return this.attempt(work);
  }

  /** Resolves when no transaction runs, including those started while it waits. */
  async settle(): Promise<void> {
    while (this.running.size > 0) {
      await Promise.allSettled(this.running);
      await yieldTurn();
    }
  }

  select<Row>(sql: string, parameters: SqlValue[] = []): Promise<Row[]> {
    return this.queries.select<Row>(sql, parameters);
  }

  /** Runs a write in the current transaction, or in one of its own; returns the number of rows inserted or changed. */
  async execute(sql: string, parameters: SqlValue[] = []): Promise<number> {
    return this.transaction(() => this.queries.execute(sql, parameters));
  }

  /** A repository that takes part in the current transaction, or reads outside of one. */
  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.queries.repository(entity);
  }

  /** Inserts many rows in the current transaction, or in one of its own, at little CPU. */
  async insertRows<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    rows: readonly Partial<Entity>[],
  ): Promise<void> {
    await this.transaction(() => this.queries.insertRows(entity, rows));
  }

  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** Whether a write failed recently because the disk is full, and no write has succeeded since. */
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
        // By chance, so that transactions that met in a deadlock do not meet again in step.
        await pause(Math.random() * LONGEST_PAUSE_MS * attempt);
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
      // Avoids the cost of AsyncLocalStorage until the next transaction.
      if (this.followed === 0) this.current.disable();
    }
  }
}
