import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFile } from '../layout';
import { SupervisedProcess } from '../processes/supervised-process';
import { findProgram } from '../servers/find-program';
import type { Place, PrivateServer } from '../servers/private-server';
import { prepareRedis } from '../servers/redis-server';
import { answers, freePort, waitUntilReady } from '../wait-until-ready';

const SENTINELS = 3;
/** The primary's name in the settings. */
const PRIMARY = 'sunflower';

export interface RedisWithSentinels {
  /** The primary at the start, and its replica. */
  redis: PrivateServer[];
  sentinels: PrivateServer[];
  url: string;
}

export async function prepareRedisWithSentinels(place: Place): Promise<RedisWithSentinels> {
  const primary = await prepareRedis({ ...place, name: 'redis-1' });
  const replica = await prepareRedis({ ...place, name: 'redis-2', replicaOf: primary.port });
  const sentinels: PrivateServer[] = [];
  for (let number = 1; number <= SENTINELS; number += 1)
    sentinels.push(await prepareSentinel({ ...place, name: `sentinel-${number}`, primaryPort: primary.port }));
  const hosts = sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',');
  return { redis: [primary, replica], sentinels, url: `redis+sentinel://${hosts}/${PRIMARY}` };
}

async function prepareSentinel({
  folder,
  logFolder,
  name,
  primaryPort,
}: Place & { name: string; primaryPort: number }): Promise<PrivateServer> {
  const port = await freePort();
  const own = join(folder, name);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const settings = join(own, 'sentinel.conf');
  const shared = readFileSync(settingsFile('cluster/sentinel.conf'), 'utf8');
  // A sentinel keeps in this file what it learns.
  writeFileSync(
    settings,
    `port ${port}\nbind 127.0.0.1\ndir ${own}\n${shared.replace('redis-1 6379', `127.0.0.1 ${primaryPort}`)}`,
    { mode: 0o600 },
  );
  const process = new SupervisedProcess({
    name,
    command: findProgram({ program: 'redis-server', packageName: 'redis-server' }),
    args: [settings, '--sentinel'],
    environment: {},
    logFile: join(logFolder, `${name}.log`),
    ready: () => waitUntilReady({ what: name, isReady: () => answers({ port, says: 'PING\r\n', expected: /PONG/ }) }),
  });
  return { process, port, url: `redis://127.0.0.1:${port}` };
}
