import { join } from 'node:path';
import { prepareDatabaseProgram } from './database-program';
import type { Place, PrivateServer } from './private-server';
import { SupervisedProcess } from '../processes/supervised-process';
import { freePort } from '../wait-until-ready';

export const DATABASE = 'sunflower';
export const USER = 'sunflower';

/** Folder of the database's data. */
export const databaseFolder = (folder: string): string => join(folder, 'mariadb');

/**
 * A private MariaDB with the production settings; its data is kept in the folder. SUNFLOWER_MYSQLD, the program of a
 * MySQL server, takes its place.
 */
export async function prepareDatabase({
  folder,
  logFolder,
  password,
}: Place & { password: string }): Promise<PrivateServer> {
  const port = await freePort();
  const { scheme, command, args, environment, ready } = prepareDatabaseProgram({
    folder,
    data: databaseFolder(folder),
    port,
    sql: statementsOf(password),
    mysqld: process.env.SUNFLOWER_MYSQLD,
  });
  const logFile = join(logFolder, 'mariadb.log');
  const server = new SupervisedProcess({ name: 'mariadb', command, args, environment, logFile, ready });
  return { process: server, port, url: `${scheme}://${USER}:${password}@127.0.0.1:${port}/${DATABASE}` };
}

/** Statements that create database and user, one a line. */
export const statementsOf = (password: string): string[] => [
  `CREATE DATABASE IF NOT EXISTS ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
  `CREATE USER IF NOT EXISTS '${USER}'@'127.0.0.1';`,
  `ALTER USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
  `GRANT ALL ON ${DATABASE}.* TO '${USER}'@'127.0.0.1';`,
];
