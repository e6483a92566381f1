/** The part of libsql's connection that is used here; it has better-sqlite3's interface. */
export interface SqliteConnection {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteStatement {
  /** Whether the statement returns rows. */
  readonly reader: boolean;
  all(...parameters: unknown[]): Record<string, unknown>[];
  run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint };
}

/**
 * Size of the write-ahead log, in pages, that triggers a checkpoint; a checkpoint writes each page once, however often
 * it changed.
 */
const CHECKPOINT_PAGES = 4000;

export const WRITER_PRAGMAS =
  'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; ' +
  `PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};`;

export const READER_PRAGMAS = `${WRITER_PRAGMAS} PRAGMA query_only = ON;`;

/** Number of prepared statements cached. */
export const STATEMENT_CACHE_SIZE = 200;
