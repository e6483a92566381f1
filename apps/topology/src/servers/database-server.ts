import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program';
import { settingsFile } from '../layout';
import type { Place, PrivateServer } from './private-server';
import { SupervisedProcess } from '../processes/supervised-process';
import { answers, freePort, waitUntilReady } from '../wait-until-ready';

const PACKAGE = 'mariadb-server';
export const DATABASE = 'sunflower';
export const USER = 'sunflower';

/** Folder of the database's data. */
export const databaseFolder = (folder: string): string => join(folder, 'mariadb');

/** What differs between MariaDB and MySQL. */
interface ServerKind {
  name: 'MariaDB' | 'MySQL';
  scheme: 'mariadb' | 'mysql';
  program: string;
  /** Program and arguments that make an empty data folder. */
  install: (order: { data: string; asUser: string }) => { program: string; args: string[] };
  /** The shared settings in the words of this server. */
  settings: (text: string) => string;
  args: string[];
  /** Statements of the first start. */
  sql: string[];
  /** The greeting of the protocol contains it. */
  greeting: RegExp;
}

const mariadb = (): ServerKind => ({
  name: 'MariaDB',
  scheme: 'mariadb',
  program: findProgram({ program: 'mariadbd', packageName: PACKAGE }),
  // The database administrator is the user who runs the server, over the socket: no password, and nobody else on this
  // machine.
  install: ({ data, asUser }) => ({
    program: findProgram({ program: 'mariadb-install-db', packageName: PACKAGE }),
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=socket',
      `--auth-root-socket-user=${userInfo().username}`,
      '--skip-test-db',
      asUser,
    ],
  }),
  settings: (text) => text,
  args: [],
  sql: [],
  greeting: /MariaDB/,
});

const mysql = (program: string): ServerKind => ({
  name: 'MySQL',
  scheme: 'mysql',
  program,
  install: ({ data, asUser }) => ({
    program,
    args: ['--no-defaults', '--initialize-insecure', `--datadir=${data}`, asUser, ...MYSQL_ONLY],
  }),
  settings: (text) => text.replace('innodb_log_file_size', 'innodb_redo_log_capacity'),
  args: ['--skip-log-bin', ...MYSQL_ONLY],
  // The administrator of the installation has no password.
  sql: [`ALTER USER 'root'@'localhost' ACCOUNT LOCK;`],
  greeting: /caching_sha2_password/,
});

const MYSQL_ONLY = ['--secure-file-priv=NULL', '--mysqlx=OFF'];

/** SUNFLOWER_MYSQLD, the program of a MySQL server, takes the place of MariaDB. */
const chosenKind = (): ServerKind => (process.env.SUNFLOWER_MYSQLD ? mysql(process.env.SUNFLOWER_MYSQLD) : mariadb());

/** A private MariaDB or MySQL with the production settings; its data is kept in the folder. */
export async function prepareDatabase({
  folder,
  logFolder,
  password,
}: Place & { password: string }): Promise<PrivateServer> {
  const kind = chosenKind();
  const data = databaseFolder(folder);
  const settings = join(folder, 'mariadb.cnf');
  // A copy, because the server ignores a settings file that others may write, as a checkout's may be.
  writeFileSync(settings, kind.settings(readFileSync(settingsFile('database/sunflower.cnf'), 'utf8')), { mode: 0o600 });
  const asUser = asThisUser();
  if (!existsSync(join(data, 'mysql'))) installDatabase({ kind, data, asUser });
  const initFile = join(folder, 'mariadb-init.sql');
  writeFileSync(initFile, initSql({ kind, password }), { mode: 0o600 });
  const port = await freePort();
  const server = new SupervisedProcess({
    name: 'mariadb',
    command: kind.program,
    args: [
      `--defaults-file=${settings}`,
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'mariadb.sock')}`,
      `--pid-file=${join(folder, 'mariadb.pid')}`,
      asUser,
      `--init-file=${initFile}`,
      ...kind.args,
    ],
    // The server sets its own file modes, whatever the umask.
    environment: { UMASK: '0600', UMASK_DIR: '0700' },
    logFile: join(logFolder, 'mariadb.log'),
    ready: () => waitUntilReady({ what: kind.name, isReady: () => answers({ port, expected: kind.greeting }) }),
  });
  return { process: server, port, url: `${kind.scheme}://${USER}:${password}@127.0.0.1:${port}/${DATABASE}` };
}

const asThisUser = (): string => `--user=${userInfo().username}`;

/** Makes an empty data folder of MariaDB for a server that runs as this user. */
export const installMariadb = ({ data, user }: { data: string; user: string }): void =>
  installDatabase({ kind: mariadb(), data, asUser: `--user=${user}` });

/** Statements that create database and user. */
export const mariadbSql = (password: string): string => initSql({ kind: mariadb(), password });

function installDatabase({ kind, data, asUser }: { kind: ServerKind; data: string; asUser: string }): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const { program, args } = kind.install({ data, asUser });
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    // MySQL installs into an empty folder only; MariaDB's temporary tables stay in the folder.
    env: kind.name === 'MySQL' ? process.env : { ...process.env, TMPDIR: data },
  });
  if (status !== 0) throw new Error(`The installation of ${kind.name} failed: ${error?.message ?? (stderr || stdout)}`);
}

// One statement on each line, as the servers require.
const initSql = ({ kind, password }: { kind: ServerKind; password: string }): string =>
  [
    `CREATE DATABASE IF NOT EXISTS ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
    `CREATE USER IF NOT EXISTS '${USER}'@'127.0.0.1';`,
    `ALTER USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL ON ${DATABASE}.* TO '${USER}'@'127.0.0.1';`,
    ...kind.sql,
    '',
  ].join('\n');
