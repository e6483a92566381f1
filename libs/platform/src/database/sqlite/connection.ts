/** As much of libsql's connection as we use; it speaks better-sqlite3's interface and ships its binaries inside the package. */
export interface SqliteConnection {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteStatement {
  /** It answers with rows. */
  readonly reader: boolean;
  all(...parameters: unknown[]): Record<string, unknown>[];
  run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint };
}

/** Pages of the write-ahead log after which it is written back: each page once, however often it was changed meanwhile. */
const CHECKPOINT_PAGES = 4000;

export const WRITER_PRAGMAS =
  'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; ' +
  `PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};`;

export const READER_PRAGMAS = `${WRITER_PRAGMAS} PRAGMA query_only = ON;`;

/** Prepared statements that are kept. */
export const STATEMENT_CACHE_SIZE = 200;
