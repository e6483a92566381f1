import { join } from 'node:path';
import { SupervisedProcess } from '../processes/supervised-process';
import { freePort } from '../wait-until-ready';
import { prepareMariadb } from './mariadb-program';
import type { Place, PrivateServer } from './private-server';

const DATABASE = 'sunflower';
const USER = 'sunflower';

/** Folder of the database's data. */
export const databaseFolder = (folder: string): string => join(folder, 'mariadb');

/** A private MariaDB with the production settings; its data is kept in the folder. */
export async function prepareDatabase({
  folder,
  logFolder,
  password,
}: Place & { password: string }): Promise<PrivateServer> {
  const port = await freePort();
  const program = prepareMariadb({ folder, data: databaseFolder(folder), port, initSql: initSql(password) });
  const process = new SupervisedProcess({ name: 'mariadb', ...program, logFile: join(logFolder, 'mariadb.log') });
  return { process, port, url: `mariadb://${USER}:${password}@127.0.0.1:${port}/${DATABASE}` };
}

const initSql = (password: string): string =>
  [
    `CREATE DATABASE IF NOT EXISTS ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
    `CREATE USER IF NOT EXISTS '${USER}'@'127.0.0.1';`,
    `ALTER USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL ON ${DATABASE}.* TO '${USER}'@'127.0.0.1';`,
    '',
  ].join('\n');
