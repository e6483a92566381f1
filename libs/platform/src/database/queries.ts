import type { EntityManager, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import type { Dialect } from './engine';

export type SqlValue = string | number | boolean | null | Uint8Array;

/** Where a repository sends its SQL: the database, or one transaction by its handle. */
export interface Queries {
  readonly dialect: Dialect;
  /** Rows of a SELECT. */
  select: <Row>(sql: string, parameters?: SqlValue[]) => Promise<Row[]>;
  /** Runs a write; returns the number of rows inserted or changed. */
  execute: (sql: string, parameters?: SqlValue[]) => Promise<number>;
  repository: <Entity extends ObjectLiteral>(entity: EntityTarget<Entity>) => Repository<Entity>;
}

/** Queries on one connection: a transaction's or a reader's. */
export class ManagerQueries implements Queries {
  constructor(
    readonly dialect: Dialect,
    private readonly manager: EntityManager,
  ) {}

  select<Row>(sql: string, parameters: SqlValue[] = []): Promise<Row[]> {
    return this.manager.query(sql, parameters);
  }

  /** Only on a transaction's connection. */
  async execute(sql: string, parameters: SqlValue[] = []): Promise<number> {
    const { affected } = await (this.manager.queryRunner as QueryRunner).query(sql, parameters, true);
    return affected ?? 0;
  }

  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }
}
