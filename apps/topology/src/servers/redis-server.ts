import { mkdirSync } from 'node:fs';
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
}

/** How a private Redis with the production settings is started. */
export const redisProgram = ({ data, port }: RedisPlace): { command: string; args: string[] } => ({
  command: findProgram({ program: 'redis-server', packageName: 'redis-server' }),
  args: [settingsFile('redis/redis.conf'), '--port', String(port), '--bind', '127.0.0.1', '--dir', data],
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
  const { command, args } = redisProgram({ data, port });
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
