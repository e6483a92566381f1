import type { Connection } from 'mysql2/promise';
import type { SupervisedProcess } from '../../../topology/src/processes/supervised-process';
import type { World } from '../candidates/world';
import { pause } from '../monotonic-clock';
import type { Fault, Scene } from './fault';
import { withConnection } from './straight-connection';

const FULL_MS = 10_000;

/** The errno of MariaDB and MySQL for a table that cannot grow. */
const TABLE_FULL = 1114;
/** More than either server allocates for a table in advance. */
const MOST_ROWS = 20_000;
const ROWS_AT_ONCE = 20;

/**
 * While the disk is full, growth is refused; rows that fit into existing pages are saved and stay.
 * MariaDB itself may give up ("Out of disk space in rollback"); it is then restarted, as the containers' restart policy
 * does.
 */
export const fullDisk = ({ parts: { processes, databaseDisk, databaseUrl }, world }: Scene): Fault => ({
  name: `mariadb: disk full for ${FULL_MS / 1000} s`,
  refusesCandidates: true,
  strike: async () => {
    const before = refusedCount(world);
    const mariadb = processes.filter(({ name }) => name === 'mariadb');
    const ended: SupervisedProcess[] = [];
    for (const each of mariadb) each.onEndedByItself(() => ended.push(each));
    try {
      await withConnection(databaseUrl, async (connection) => {
        await databaseDisk?.fill();
        await useUpTable(connection);
        await pause(FULL_MS);
      });
    } finally {
      await databaseDisk?.empty();
    }
    for (const each of ended) await each.start();
    return `${refusedCount(world) - before} requests refused${ended.length > 0 ? '; mariadbd gave up and was started again' : ''}`;
  },
});

/**
 * A table grows by megabytes in advance, which would last for minutes. A transaction that never commits uses up that
 * space; its rows are invisible and their key belongs to no session.
 */
export async function useUpTable(connection: Connection): Promise<void> {
  await connection.query('SET foreign_key_checks = 0');
  await connection.beginTransaction();
  for (let rows = 0; rows < MOST_ROWS; rows += ROWS_AT_ONCE) {
    try {
      await connection.query(
        `INSERT INTO response (session_id, item_number, revision, response, received_at) VALUES ${largeRows({ sessionId: 'zzzz', from: rows + 1, count: ROWS_AT_ONCE })}`,
      );
    } catch (error) {
      const { errno, fatal } = error as { errno?: number; fatal?: boolean };
      // MariaDB gave up before all space was used.
      if (errno === TABLE_FULL || fatal) return;
      throw error;
    }
  }
  throw new Error(`The disk is full and the table still grew by ${MOST_ROWS} rows`);
}

/** Rows of 7 KB: (session id, item number, revision, response, receivedAt). */
export const largeRows = ({ sessionId, from, count }: { sessionId: string; from: number; count: number }): string =>
  Array.from({ length: count }, (_, index) => `('${sessionId}', ${from + index}, 1, REPEAT('x', 7000), 0)`).join();

const refusedCount = ({ measurements }: World): number =>
  [...measurements.figures.values()].reduce((sum, { outage }) => sum + outage, 0);
