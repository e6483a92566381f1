import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFile } from '../layout';
import { SupervisedProcess } from '../processes/supervised-process';
import { DATABASE, USER } from '../servers/database-server';
import { findProgram } from '../servers/find-program';
import type { Place, PrivateServer } from '../servers/private-server';
import { answers, freePort, waitUntilReady } from '../wait-until-ready';

interface Before extends Place {
  /** Ports of the nodes. */
  nodePorts: readonly number[];
  password: string;
}

/** HAProxy before the nodes of a Galera cluster; it leads all connections to one of them. */
export async function prepareWriterProxy({ folder, logFolder, nodePorts, password }: Before): Promise<PrivateServer> {
  const port = await freePort();
  const settings = join(folder, 'haproxy.cfg');
  const check = join(folder, 'galera-check.sh');
  copyFileSync(settingsFile('cluster/galera-check.sh'), check);
  chmodSync(check, 0o700);
  writeFileSync(join(folder, 'galera-check.cnf'), `[client]\nuser=${USER}\npassword=${password}\n`, { mode: 0o600 });
  writeFileSync(settings, proxySettings({ port, check, nodePorts }), { mode: 0o600 });
  const process = new SupervisedProcess({
    name: 'haproxy',
    command: findProgram({ program: 'haproxy', packageName: 'haproxy' }),
    args: ['-db', '-f', settings],
    environment: {},
    logFile: join(logFolder, 'haproxy.log'),
    ready: () => waitUntilReady({ what: 'HAProxy', isReady: () => answers({ port, expected: /MariaDB/ }) }),
  });
  return { process, port, url: `mariadb://${USER}:${password}@127.0.0.1:${port}/${DATABASE}` };
}

/** The shared settings with the ports and files of this system. */
export function proxySettings({
  port,
  check,
  nodePorts,
}: {
  port: number;
  check: string;
  nodePorts: readonly number[];
}): string {
  return readFileSync(settingsFile('cluster/haproxy.cfg'), 'utf8')
    .replace('127.0.0.1:3306', `127.0.0.1:${port}`)
    .replace('/etc/haproxy/galera-check.sh', check)
    .replace(/galera-(\d):3306/g, (_, number: string) => `127.0.0.1:${nodePorts[Number(number) - 1]}`);
}
