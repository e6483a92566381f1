import type { Config } from '../config';

export type Engine = 'sqlite' | 'mysql';

export const engineOf = (config: Pick<Config, 'profile'>): Engine =>
  config.profile === 'embedded' ? 'sqlite' : 'mysql';

/** The few places where the two engines want different words; everything else is the same SQL. */
export interface Dialect {
  /** Appended to a SELECT: others may read these rows too, nobody may change them before we commit. */
  lockShared: string;
  /** Appended to a SELECT: nobody else may lock or change these rows before we commit. */
  lockExclusive: string;
  /** Like `lockExclusive`, and rows that somebody else has locked are left out: several processes share out what is due. */
  lockFree: string;
  /** Appended to an INSERT: a row whose key exists stays as it is and counts as not affected. */
  keepExisting: (options: { key: string[] }) => string;
  /** Between two tables, before ON: the left one is read first, whatever the statistics say. */
  joinInOrder: string;
  /** Appended to a table's name: it is read by this index, whatever the statistics say. */
  byIndex: (name: string) => string;
  /** Transactions of one process's background work that are worth having at the same time. */
  writersAtOnce: number;
  /** Rows that one scan reads before others get a turn: the embedded engine answers on the event loop. */
  rowsAScan: number;
  /** The function that counts the characters of a text, not its bytes. */
  charLength: string;
  /** Milliseconds since 1970 by the database's clock. */
  nowMsSql: string;
}

export const DIALECTS: Record<Engine, Dialect> = {
  // The embedded writer is alone in its transaction, so a row needs no lock of its own.
  sqlite: {
    lockShared: '',
    lockExclusive: '',
    lockFree: '',
    keepExisting: ({ key }) => ` ON CONFLICT (${key.join(', ')}) DO NOTHING`,
    joinInOrder: 'CROSS JOIN',
    // It keeps no statistics, so its choice never changes.
    byIndex: () => '',
    writersAtOnce: 1,
    rowsAScan: 10_000,
    charLength: 'LENGTH',
    nowMsSql: `SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS now_ms`,
  },
  mysql: {
    lockShared: ' LOCK IN SHARE MODE',
    lockExclusive: ' FOR UPDATE',
    lockFree: ' FOR UPDATE SKIP LOCKED',
    keepExisting: ({ key }) => ` ON DUPLICATE KEY UPDATE ${key[0]} = ${key[0]}`,
    // Statistics come seconds after the rows: of a table just filled they say that it is empty, and each page then reads all of it.
    joinInOrder: 'STRAIGHT_JOIN',
    byIndex: (name) => ` FORCE INDEX (${name})`,
    // One reads and reckons while the other waits for the disk.
    writersAtOnce: 2,
    rowsAScan: Number.POSITIVE_INFINITY,
    charLength: 'CHAR_LENGTH',
    nowMsSql: 'SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED) AS now_ms',
  },
};
