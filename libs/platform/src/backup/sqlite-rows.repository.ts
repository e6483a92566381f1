import { placeholders } from '../database/sql-parts';
import { WRITER_PRAGMAS, type SqliteConnection, type SqliteStatement } from '../database/sqlite/connection';
import type { TableShape } from './backup-parts';
import type { Row } from './row-lines';

const ROWS_A_COMMIT = 10_000;

/** Writes rows into a database file that nobody else uses. */
export class SqliteRows {
  private readonly statements = new Map<string, SqliteStatement>();
  private uncommitted = 0;

  private constructor(private readonly connection: SqliteConnection) {}

  static open(file: string): SqliteRows {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- libsql has no types of its own
    const Connection = require('libsql') as new (file: string) => SqliteConnection;
    const rows = new SqliteRows(new Connection(file));
    // A fault removes the whole file, so nothing need survive a crash before the end.
    rows.connection.exec(`${WRITER_PRAGMAS} PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN`);
    return rows;
  }

  /** Removes the rows that migrations wrote. */
  clear(): void {
    const tables = this.connection
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'`)
      .all();
    for (const { name } of tables) this.connection.exec(`DELETE FROM \`${name as string}\``);
  }

  insert({ table: { name, columns }, rows }: { table: TableShape; rows: readonly Row[] }): void {
    let statement = this.statements.get(name);
    if (!statement) {
      statement = this.connection.prepare(
        `INSERT INTO \`${name}\` (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ${placeholders({ rows: 1, columns: columns.length })}`,
      );
      this.statements.set(name, statement);
    }
    // As one array: the driver takes a single value that is null for a list of named ones.
    for (const row of rows) statement.run(row);
    this.uncommitted += rows.length;
    if (this.uncommitted < ROWS_A_COMMIT) return;
    // The write-ahead log would otherwise grow to the size of the database.
    this.connection.exec('COMMIT; BEGIN');
    this.uncommitted = 0;
  }

  /** Leaves the database file complete, with an empty log. */
  complete(): void {
    this.connection.exec('COMMIT');
    this.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.close();
  }

  close(): void {
    this.statements.clear();
    this.connection.close();
  }
}
