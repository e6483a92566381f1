import { createConnection } from 'mysql2/promise';
import type { Batch } from '../batch';

interface Connection {
  prepare: (sql: string) => { all: (...values: unknown[]) => unknown[] };
}

export interface ScanOrder {
  /** The MariaDB address, or the SQLite file. */
  address: string;
  terms: string[];
}

const SCAN = 'SELECT count(*) AS found FROM question_search s WHERE instr(s.search_text, ?) > 0';

/** The database alone counts the rows that contain each term: no HTTP, sorting, permissions or paging. */
export const scanBare: Batch = async ({ argument }) => {
  const { address, terms } = JSON.parse(argument) as ScanOrder;
  if (!address.startsWith('mariadb:')) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- libsql has no types of its own
    const connection = new (require('libsql') as new (file: string) => Connection)(address);
    const scan = connection.prepare(SCAN);
    for (const term of terms) scan.all([Buffer.from(term)]);
    return;
  }
  const connection = await createConnection({ uri: address.replace('mariadb:', 'mysql:'), charset: 'utf8mb4_bin' });
  for (const term of terms) await connection.query(SCAN, [Buffer.from(term)]);
  await connection.end();
};
