import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { Mutex } from '../mutex';
import { isTransient } from './database-errors';
import { DIALECTS, type Dialect, type Engine } from './engine';

type SqlValue = string | number | boolean | null;

const MAX_ATTEMPTS = 4;

/**
 * The one owner of transactions. Inside `transaction` everything that asks this object takes part in it, nested calls
 * join; outside, reading goes to the readers and writing is refused by the embedded engine.
 */
export class Database {
  readonly dialect: Dialect;
  private readonly current = new AsyncLocalStorage<EntityManager>();
  private readonly embeddedWriter = new Mutex();

  constructor(
    readonly engine: Engine,
    private readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {
    this.dialect = DIALECTS[engine];
  }

  /** Runs again, whole, after a deadlock: `work` holds nothing but database work. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (this.engine === 'sqlite' ? this.embeddedWriter.run(() => this.once(work)) : this.once(work));
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isTransient(error)) throw error;
      }
    }
  }

  /** Rows of a SELECT. */
  async select<Row>(sql: string, parameters: SqlValue[] = []): Promise<Row[]> {
    return this.manager.query(sql, parameters) as Promise<Row[]>;
  }

  /** Runs a write inside the current transaction (or one of its own); true count of rows put in or changed. */
  async execute(sql: string, parameters: SqlValue[] = []): Promise<number> {
    const manager = this.current.getStore();
    if (!manager) return this.transaction(() => this.execute(sql, parameters));
    const result = await (manager.queryRunner as QueryRunner).query(sql, parameters, true);
    return result.affected ?? 0;
  }

  /** A repository that takes part in the current transaction, or reads outside of one. */
  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  async readTimeMs(): Promise<number> {
    const [row] = await this.select<{ now_ms: number }>(this.dialect.nowMsSql);
    return Number(row?.now_ms);
  }

  private get manager(): EntityManager {
    return this.current.getStore() ?? this.reader.manager;
  }

  private once<T>(work: () => Promise<T>): Promise<T> {
    return this.writer.transaction((manager) => this.current.run(manager, work));
  }
}

/** `(?, ?), (?, ?)` for a multi-row INSERT. */
export const placeholders = ({ rows, columns }: { rows: number; columns: number }): string =>
  Array(rows).fill(`(${Array(columns).fill('?').join(', ')})`).join(', ');
