import { createPool, type ResultSetHeader } from 'mysql2/promise';

export interface Response {
  sessionId: string;
  itemNumber: number;
  revision: number;
  response: string;
}

/** The product's append-only journal without anything else. */
interface BaselineStore {
  insertResponses: (rows: Response[]) => Promise<void>;
  insertSessions: (ids: string[]) => Promise<void>;
  /** Returns whether the session was open. */
  submit: (id: string) => Promise<boolean>;
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS baseline_response (session_id varchar(36) NOT NULL, item_number int NOT NULL, revision int NOT NULL,
     response text NOT NULL, received_at bigint NOT NULL, made_at bigint, PRIMARY KEY (session_id, item_number, revision))`,
  'CREATE TABLE IF NOT EXISTS baseline_session (id varchar(36) NOT NULL, seed varchar(32) NOT NULL, state varchar(16) NOT NULL, PRIMARY KEY (id))',
];
const INSERT_RESPONSES =
  'INSERT INTO baseline_response (session_id, item_number, revision, response, received_at, made_at) VALUES ';
const INSERT_SESSIONS = 'INSERT INTO baseline_session (id, seed, state) VALUES ';
const SUBMIT = `UPDATE baseline_session SET state = 'submitted' WHERE id = ? AND state = 'in_progress'`;

const valuesOf = (rows: Response[]): unknown[] =>
  rows.flatMap((row) => [row.sessionId, row.itemNumber, row.revision, row.response, Date.now(), null]);
const sessionsOf = (ids: string[]): unknown[] => ids.flatMap((id) => [id, 'seed-of-the-session', 'in_progress']);
const marks = ({ rows, columns }: { rows: number; columns: number }): string =>
  Array(rows)
    .fill(`(${Array(columns).fill('?').join(', ')})`)
    .join(', ');

/** A store on MariaDB for an address, on SQLite for a file. */
export const baselineStore = (address: string): Promise<BaselineStore> =>
  address.startsWith('mariadb:') ? mariadbStore(address) : sqliteStore(address);

async function mariadbStore(address: string): Promise<BaselineStore> {
  const pool = createPool({ uri: address.replace('mariadb:', 'mysql:'), connectionLimit: 10 });
  for (const table of TABLES) await pool.query(`${table} ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  return {
    insertResponses: async (rows) => {
      await pool.query(
        INSERT_RESPONSES + marks({ rows: rows.length, columns: 6 }) + ' ON DUPLICATE KEY UPDATE revision = revision',
        valuesOf(rows),
      );
    },
    insertSessions: async (ids) => {
      await pool.query(INSERT_SESSIONS + marks({ rows: ids.length, columns: 3 }), sessionsOf(ids));
    },
    submit: async (id) => (await pool.query<ResultSetHeader>(SUBMIT, [id]))[0].affectedRows === 1,
  };
}

interface Connection {
  exec: (sql: string) => void;
  prepare: (sql: string) => { run: (...values: unknown[]) => { changes: number } };
}

async function sqliteStore(file: string): Promise<BaselineStore> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- libsql has no types of its own
  const connection = new (require('libsql') as new (file: string) => Connection)(file);
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000;',
  );
  for (const table of TABLES) connection.exec(`${table} WITHOUT ROWID`);
  const statements = new Map<string, ReturnType<Connection['prepare']>>();
  const run = (sql: string, values: unknown[]): number => {
    const statement = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, statement);
    return statement.run(...values).changes;
  };
  return {
    insertResponses: async (rows) => {
      run(INSERT_RESPONSES + marks({ rows: rows.length, columns: 6 }) + ' ON CONFLICT DO NOTHING', valuesOf(rows));
    },
    insertSessions: async (ids) => {
      run(INSERT_SESSIONS + marks({ rows: ids.length, columns: 3 }), sessionsOf(ids));
    },
    submit: async (id) => run(SUBMIT, [id]) === 1,
  };
}
