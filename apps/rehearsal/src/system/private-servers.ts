import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { SupervisedProcess } from './supervised-process';
import { answers, freePort, waitUntilReady } from './wait-until-ready';

export interface PrivateServer {
  process: SupervisedProcess;
  url: string;
}

interface Place {
  /** For data; removed by whoever made it. */
  folder: string;
  logFolder: string;
}

/** A program that the production profile needs is not installed. */
export class ProgramMissing extends Error {
  constructor(program: string, packageName: string) {
    super(`${program} is not on the PATH: install it (Debian and Ubuntu: apt-get install ${packageName}), or rehearse with --profile embedded`);
  }
}

const DATABASE = 'sunflower';

/** An empty MariaDB of our own that makes every commit durable. */
export async function prepareMariadb({ folder, logFolder }: Place): Promise<PrivateServer> {
  const data = join(folder, 'mariadb');
  mkdirSync(data);
  const user = `--user=${userInfo().username}`;
  const installed = spawnSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', user], { encoding: 'utf8' });
  if (installed.error) throw new ProgramMissing('mariadb-install-db', 'mariadb-server');
  if (installed.status !== 0) throw new Error(`mariadb-install-db failed: ${installed.stderr}`);
  const initFile = join(folder, 'create-database.sql');
  writeFileSync(initFile, `CREATE DATABASE IF NOT EXISTS ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n`);
  const port = await freePort();
  const process = new SupervisedProcess({
    name: 'mariadb',
    command: 'mariadbd',
    args: [
      '--no-defaults', `--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder, 'mariadb.sock')}`,
      `--pid-file=${join(folder, 'mariadb.pid')}`, user, `--init-file=${initFile}`, '--innodb-flush-log-at-trx-commit=1',
      '--innodb-buffer-pool-size=512M', '--innodb-log-file-size=512M', '--skip-log-bin', '--max-connections=200',
      '--character-set-server=utf8mb4', '--collation-server=utf8mb4_bin',
    ],
    environment: {},
    logFile: join(logFolder, 'mariadb.log'),
    // The greeting of its protocol names the server.
    ready: () => waitUntilReady({ what: 'MariaDB', isReady: () => answers({ port, expected: /MariaDB/ }) }),
  });
  return { process, url: `mariadb://root@127.0.0.1:${port}/${DATABASE}` };
}

/** A Redis of our own with an append-only file. */
export async function prepareRedis({ folder, logFolder }: Place): Promise<PrivateServer> {
  if (spawnSync('redis-server', ['--version']).error) throw new ProgramMissing('redis-server', 'redis-server');
  const data = join(folder, 'redis');
  mkdirSync(data);
  const port = await freePort();
  const process = new SupervisedProcess({
    name: 'redis',
    command: 'redis-server',
    args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
    environment: {},
    logFile: join(logFolder, 'redis.log'),
    ready: () => waitUntilReady({ what: 'Redis', isReady: () => answers({ port, says: 'PING\r\n', expected: /PONG/ }) }),
  });
  return { process, url: `redis://127.0.0.1:${port}` };
}
