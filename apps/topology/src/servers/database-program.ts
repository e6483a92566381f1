import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { settingsFile } from '../layout';
import { answers, waitUntilReady } from '../wait-until-ready';
import { findProgram } from './find-program';

const PACKAGE = 'mariadb-server';

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
  /** Statements of every start. */
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

const MYSQL_ONLY = ['--secure-file-priv=NULL', '--mysqlx=OFF'];

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

interface DatabaseWishes {
  /** Folder for the settings, the socket and the statements of the start. */
  folder: string;
  /** Folder of the data. */
  data: string;
  port: number;
  /** Statements that run at every start; one line each, as the servers require. */
  sql: readonly string[];
  /** Values that take the place of those in the settings file. */
  sizes?: Readonly<Record<string, string>>;
  /** Program of a MySQL server; default: MariaDB. */
  mysqld?: string;
}

/** How to run an installed database server. */
export interface DatabaseProgram {
  name: ServerKind['name'];
  scheme: ServerKind['scheme'];
  command: string;
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
  /** Resolves when the server answers. */
  ready: () => Promise<void>;
}

/** Installs a private MariaDB or MySQL on the first call. It runs with the production settings. */
export function prepareDatabaseProgram({
  folder,
  data,
  port,
  sql,
  sizes = {},
  mysqld,
}: DatabaseWishes): DatabaseProgram {
  const kind = mysqld ? mysql(mysqld) : mariadb();
  const asUser = `--user=${userInfo().username}`;
  if (!existsSync(join(data, 'mysql'))) installDatabase({ kind, data, asUser, temporary: folder });
  const settings = join(folder, 'mariadb.cnf');
  // A copy, because the server ignores a settings file that others may write, as a checkout's may be.
  writeFileSync(settings, kind.settings(productionSettings(sizes)), { mode: 0o600 });
  const initFile = join(folder, 'mariadb-init.sql');
  writeFileSync(initFile, [...sql, ...kind.sql, ''].join('\n'), { mode: 0o600 });
  return {
    name: kind.name,
    scheme: kind.scheme,
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
    ready: () => waitUntilReady({ what: kind.name, isReady: () => answers({ port, expected: kind.greeting }) }),
  };
}

/** The settings file of the containers, with other sizes. @throws Error for a size that the file does not set */
function productionSettings(sizes: Readonly<Record<string, string>>): string {
  return Object.entries(sizes).reduce(
    (text, [name, size]) => {
      const line = new RegExp(`^${name} = .+$`, 'm');
      if (!line.test(text)) throw new Error(`the settings of the database do not set ${name}`);
      return text.replace(line, `${name} = ${size}`);
    },
    readFileSync(settingsFile('database/sunflower.cnf'), 'utf8'),
  );
}

/** Makes an empty data folder of MariaDB, which exists and belongs to the user who will run the server. */
export const installMariadb = ({ data, user }: { data: string; user: string }): void =>
  installDatabase({ kind: mariadb(), data, asUser: `--user=${user}`, temporary: data });

function installDatabase({
  kind,
  data,
  asUser,
  temporary,
}: {
  kind: ServerKind;
  data: string;
  asUser: string;
  /** Folder for temporary tables: two concurrent installations would share them in one folder. */
  temporary: string;
}): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const { program, args } = kind.install({ data, asUser });
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary },
  });
  if (status !== 0) throw new Error(`The installation of ${kind.name} failed: ${error?.message ?? (stderr || stdout)}`);
}
