import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { settingsFile } from '../layout';
import { answers, waitUntilReady } from '../wait-until-ready';
import { findProgram } from './find-program';

const PACKAGE = 'mariadb-server';

interface MariadbWishes {
  /** Folder for the settings, the socket and the statements of the start. */
  folder: string;
  /** Folder of the data. */
  data: string;
  port: number;
  /** Statements that run at every start, one on each line, as mariadbd requires. */
  initSql: string;
  /** Options that replace those of the settings file. */
  options?: readonly string[];
}

export interface MariadbProgram {
  command: string;
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
  /** Resolves when the server answers. */
  ready: () => Promise<void>;
}

/** Installs the database on the first call, and says how a private MariaDB with the production settings is started. */
export function prepareMariadb({ folder, data, port, initSql, options = [] }: MariadbWishes): MariadbProgram {
  const settings = join(folder, 'mariadb.cnf');
  // A copy, because mariadbd ignores a settings file that others may write, as a checkout's may be.
  copyFileSync(settingsFile('database/sunflower.cnf'), settings);
  const asUser = `--user=${userInfo().username}`;
  if (!existsSync(join(data, 'mysql'))) installDatabase({ data, asUser });
  const initFile = join(folder, 'mariadb-init.sql');
  writeFileSync(initFile, initSql, { mode: 0o600 });
  return {
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
      ...options,
    ],
    // MariaDB sets its own file modes, whatever the umask.
    environment: { UMASK: '0600', UMASK_DIR: '0700' },
    // The greeting of the protocol contains the server's name.
    ready: () => waitUntilReady({ what: 'MariaDB', isReady: () => answers({ port, expected: /MariaDB/ }) }),
  };
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
  // A temporary folder of its own, because two concurrent installations would share temporary tables.
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: data },
  });
  if (status !== 0) throw new Error(`mariadb-install-db failed: ${error?.message ?? (stderr || stdout)}`);
}
