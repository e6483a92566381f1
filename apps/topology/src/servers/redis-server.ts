import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './find-program';
import { settingsFile } from '../layout';
import type { Place, PrivateServer } from './private-server';
import { SupervisedProcess } from '../processes/supervised-process';
import { answers, freePort, waitUntilReady } from '../wait-until-ready';

interface RedisPlace {
  /** Folder of the data. */
  data: string;
  port: number;
  settings?: string;
}

/** How a private Redis with the production settings is started. */
export const redisProgram = ({
  data,
  port,
  settings = settingsFile('redis/redis.conf'),
}: RedisPlace): { command: string; args: string[] } => ({
  command: findProgram({ program: 'redis-server', packageName: 'redis-server' }),
  args: [settings, '--port', String(port), '--bind', '127.0.0.1', '--dir', data],
});

/** A private Redis with the production settings. It holds doorbells only, so it needs no password on this machine. */
export async function prepareRedis({
  folder,
  logFolder,
  name = 'redis',
  replicaOf = null,
}: Place & {
  name?: string;
  /** The port of its primary. */
  replicaOf?: number | null;
}): Promise<PrivateServer> {
  const data = join(folder, name);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const port = await freePort();
  // A copy, because sentinels let a server write its role into its settings.
  const settings = join(folder, `${name}.conf`);
  copyFileSync(settingsFile('redis/redis.conf'), settings);
  const { command, args } = redisProgram({ data, port, settings });
  const process = new SupervisedProcess({
    name,
    command,
    args: replicaOf === null ? args : [...args, '--replicaof', '127.0.0.1', String(replicaOf)],
    environment: {},
    logFile: join(logFolder, `${name}.log`),
    ready: () => waitUntilReady({ what: name, isReady: () => answers({ port, says: 'PING\r\n', expected: /PONG/ }) }),
  });
  return { process, port, url: `redis://127.0.0.1:${port}` };
}
