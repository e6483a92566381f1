import type { Config } from '../config';

export type Engine = 'sqlite' | 'mysql';

export const engineOf = (config: Pick<Config, 'profile'>): Engine =>
  config.profile === 'embedded' ? 'sqlite' : 'mysql';

/** The few places where the two engines need different SQL. */
export interface Dialect {
  /** Appended to a SELECT: others may read these rows, but not change them before this transaction ends. */
  lockShared: string;
  /** Appended to a SELECT: nobody else may lock or change these rows before this transaction ends. */
  lockExclusive: string;
  /** Like `lockExclusive`, but skips rows locked by others, so that several processes can share the due rows. */
  lockFree: string;
  /** Appended to an INSERT: a row whose key exists is left unchanged and does not count as affected. */
  keepExisting: (options: { key: string[] }) => string;
  /** Between two tables, before ON: the left table is read first, whatever the statistics say. */
  joinInOrder: string;
  /** Appended to a table's name: forces this index, whatever the statistics say. */
  byIndex: (name: string) => string;
  /** Number of transactions that the background work of one process should run in parallel. */
  writersAtOnce: number;
  /** Rows read by one scan before it yields: the embedded engine answers on the event loop. */
  rowsAScan: number;
  /** Milliseconds since 1970 by the database's clock. */
  nowMsSql: string;
}

export const DIALECTS: Record<Engine, Dialect> = {
  // The embedded writer has its transaction to itself, so rows need no locks.
  sqlite: {
    lockShared: '',
    lockExclusive: '',
    lockFree: '',
    keepExisting: ({ key }) => ` ON CONFLICT (${key.join(', ')}) DO NOTHING`,
    joinInOrder: 'CROSS JOIN',
    // SQLite keeps no statistics here, so its choice of index never changes.
    byIndex: () => '',
    writersAtOnce: 1,
    rowsAScan: 10_000,
    nowMsSql: `SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS now_ms`,
  },
  mysql: {
    lockShared: ' LOCK IN SHARE MODE',
    lockExclusive: ' FOR UPDATE',
    lockFree: ' FOR UPDATE SKIP LOCKED',
    keepExisting: ({ key }) => ` ON DUPLICATE KEY UPDATE ${key[0]} = ${key[0]}`,
    // Statistics lag the rows by seconds: for a table just filled they say it is empty, and each page then reads the
    // whole table.
    joinInOrder: 'STRAIGHT_JOIN',
    byIndex: (name) => ` FORCE INDEX (${name})`,
    // One transaction computes while the other waits for the disk.
    writersAtOnce: 2,
    rowsAScan: Number.POSITIVE_INFINITY,
    nowMsSql: 'SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED) AS now_ms',
  },
};
