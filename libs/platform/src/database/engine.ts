import type { Config } from '../config';

export type Engine = 'sqlite' | 'mysql';

export const engineOf = (config: Pick<Config, 'profile'>): Engine => (config.profile === 'embedded' ? 'sqlite' : 'mysql');

/** The few places where the two engines want different words; everything else is the same SQL. */
export interface Dialect {
  /** Appended to a SELECT: others may read these rows too, nobody may change them before we commit. */
  lockShared: string;
  /** Appended to a SELECT: nobody else may lock or change these rows before we commit. */
  lockExclusive: string;
  /** Appended to an INSERT: a row whose key exists stays as it is and counts as not affected. */
  keepExisting: (options: { key: string[] }) => string;
  /** Milliseconds since 1970 by the database's clock. */
  nowMsSql: string;
}

export const DIALECTS: Record<Engine, Dialect> = {
  // The embedded writer is alone in its transaction, so a row needs no lock of its own.
  sqlite: {
    lockShared: '',
    lockExclusive: '',
    keepExisting: ({ key }) => ` ON CONFLICT (${key.join(', ')}) DO NOTHING`,
    nowMsSql: `SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS now_ms`,
  },
  mysql: {
    lockShared: ' LOCK IN SHARE MODE',
    lockExclusive: ' FOR UPDATE',
    keepExisting: ({ key }) => ` ON DUPLICATE KEY UPDATE ${key[0]} = ${key[0]}`,
    nowMsSql: 'SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED) AS now_ms',
  },
};
