import { READER_PRAGMAS, type SqliteConnection, type SqliteStatement } from '../database/sqlite/connection';
import { readAppliedMigrations } from '../database/schema-version.repository';
import type { TableShape } from './backup-parts';

const ROWS_AT_ONCE = 500;

/** The parts of libsql's statement that give rows one by one, each an array of values. */
type RawStatement = SqliteStatement & {
  raw(): { iterate(): Iterable<unknown[]> };
};

/** A reading transaction of its own: in the engine's write-ahead log it holds up no writer. */
export class SqliteSnapshot {
  private constructor(private readonly connection: SqliteConnection) {}

  static open(file: string): SqliteSnapshot {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- libsql has no types of its own
    const Connection = require('libsql') as new (file: string) => SqliteConnection;
    const snapshot = new SqliteSnapshot(new Connection(file));
    snapshot.connection.exec(READER_PRAGMAS);
    snapshot.connection.exec('BEGIN');
    // The transaction sees the moment of its first read.
    snapshot.select('SELECT COUNT(*) AS tables FROM sqlite_master');
    return snapshot;
  }

  async migrations(): Promise<string[]> {
    const applied = await readAppliedMigrations(async (sql) => this.select(sql));
    return applied.map(({ name }) => name);
  }

  async tables(): Promise<TableShape[]> {
    const tables = this.select(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
    );
    return tables.map(({ name }) => ({
      name: name as string,
      columns: this.select(`SELECT name FROM pragma_table_info('${name as string}') ORDER BY cid`).map(
        (column) => column.name as string,
      ),
    }));
  }

  async *rows({ name, columns }: TableShape): AsyncGenerator<unknown[][], void> {
    const statement = this.connection.prepare(
      `SELECT ${columns.map((column) => `\`${column}\``).join(', ')} FROM \`${name}\``,
    ) as RawStatement;
    let batch: unknown[][] = [];
    for (const row of statement.raw().iterate()) {
      batch.push(row);
      if (batch.length < ROWS_AT_ONCE) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  private select(sql: string): Record<string, unknown>[] {
    return this.connection.prepare(sql).all();
  }
}
