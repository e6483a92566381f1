import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { PrivateDatabase } from '../fixtures/servers/private-database';

/** A server of specs is smaller; MySQL calls the second one differently. */
const SIZES = ['innodb_buffer_pool_size', 'innodb_log_file_size'];

const PRODUCTION = readFileSync(resolve(__dirname, '../../docker/database/sunflower.cnf'), 'utf8');

describe('the private database of specs', () => {
  it('has the settings of production except its sizes', async () => {
    const settings = Object.fromEntries(
      [...PRODUCTION.matchAll(/^(\w+) = (.+)$/gm)]
        .map(([, name, value]) => [name!, value!] as const)
        .filter(([name]) => !SIZES.includes(name)),
    );
    const server = await PrivateDatabase.start();
    try {
      const connection = await createConnection({ uri: server.url.replace('mariadb:', 'mysql:') });
      const [rows] = await connection.query<RowDataPacket[]>('SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)', [
        Object.keys(settings),
      ]);
      await connection.end();
      expect(Object.fromEntries(rows.map(({ Variable_name, Value }) => [Variable_name, Value]))).toEqual(settings);
    } finally {
      await server.stop();
    }
  });
});
