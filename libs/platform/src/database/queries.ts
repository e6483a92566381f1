import type { EntityManager, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import type { Dialect } from './engine';
import { placeholders } from './sql-parts';

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

const ROWS_A_STATEMENT = 200;

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

  /**
   * Inserts many rows, only on a transaction's connection. For loads of thousands of rows: TypeORM's insert takes
   * several times the CPU. A property that no row has takes the column's default. A column that is null in every row is
   * left out too, because each value takes time in two threads.
   */
  async insertRows<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    rows: readonly Partial<Entity>[],
  ): Promise<void> {
    const { dataSource } = this.manager;
    const { driver } = dataSource;
    const { columns, tableName } = dataSource.getMetadata(entity);
    const given = columns.filter(({ propertyName, default: byDefault }) =>
      rows.some((row) => row[propertyName] !== undefined && (row[propertyName] !== null || byDefault !== undefined)),
    );
    const into = `${driver.escape(tableName)} (${given.map(({ databaseName }) => driver.escape(databaseName)).join(', ')})`;
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const part = rows.slice(start, start + ROWS_A_STATEMENT);
      const values = part.flatMap((row) =>
        given.map((column) => (driver.preparePersistentValue(row[column.propertyName], column) ?? null) as SqlValue),
      );
      await this.execute(
        `INSERT INTO ${into} VALUES ${placeholders({ rows: part.length, columns: given.length })}`,
        values,
      );
    }
  }
}
