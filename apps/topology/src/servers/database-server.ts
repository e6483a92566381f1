import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program';
import { settingsFile } from '../layout';
import type { Place, PrivateServer } from './private-server';
import { SupervisedProcess } from '../processes/supervised-process';
import { answers, freePort, waitUntilReady } from '../wait-until-ready';

const PACKAGE = 'mariadb-server';
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
  const data = databaseFolder(folder);
  const settings = join(folder, 'mariadb.cnf');
  // A copy, because mariadbd ignores a settings file that others may write, as a checkout's may be.
  copyFileSync(settingsFile('database/sunflower.cnf'), settings);
  const asUser = `--user=${userInfo().username}`;
  if (!existsSync(join(data, 'mysql'))) installDatabase({ data, asUser });
  const initFile = join(folder, 'mariadb-init.sql');
  writeFileSync(initFile, initSql(password), { mode: 0o600 });
  const port = await freePort();
  const process = new SupervisedProcess({
    name: 'mariadb',
    command: findProgram({ program: 'mariadbd', packageName: PACKAGE }),
    args: [
      `--defaults-file=${settings}`,
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'mariadb.sock')}`,
      `--pid-file=${join(folder, 'mariadb.pid')}`,
      asUser,
      `--init-file=${initFile}`,
    ],
    // MariaDB sets its own file modes, whatever the umask.
    environment: { UMASK: '0600', UMASK_DIR: '0700' },
    logFile: join(logFolder, 'mariadb.log'),
    // The greeting of the protocol contains the server's name.
    ready: () => waitUntilReady({ what: 'MariaDB', isReady: () => answers({ port, expected: /MariaDB/ }) }),
  });
  return { process, port, url: `mariadb://${USER}:${password}@127.0.0.1:${port}/${DATABASE}` };
}

function installDatabase({ data, asUser }: { data: string; asUser: string }): void {
  const program = findProgram({ program: 'mariadb-install-db', packageName: PACKAGE });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  // The database administrator is the user who runs the server, over the socket: no password, and nobody else on this
  // machine.
  const args = [
    '--no-defaults',
    `--datadir=${data}`,
    '--auth-root-authentication-method=socket',
    `--auth-root-socket-user=${userInfo().username}`,
    '--skip-test-db',
    asUser,
  ];
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: data },
  });
  if (status !== 0) throw new Error(`mariadb-install-db failed: ${error?.message ?? (stderr || stdout)}`);
}

// One statement on each line, as mariadbd requires.
const initSql = (password: string): string =>
  [
    `CREATE DATABASE IF NOT EXISTS ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
    `CREATE USER IF NOT EXISTS '${USER}'@'127.0.0.1';`,
    `ALTER USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL ON ${DATABASE}.* TO '${USER}'@'127.0.0.1';`,
    '',
  ].join('\n');
