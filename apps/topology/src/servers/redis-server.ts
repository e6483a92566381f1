import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './find-program';
import { settingsFile } from '../layout';
import type { Place, PrivateServer } from './private-server';
import { SupervisedProcess } from '../processes/supervised-process';
import { answers, freePort, waitUntilReady } from '../wait-until-ready';

/** A private Redis with the production settings. It holds doorbells only, so it needs no password on this machine. */
export async function prepareRedis({ folder, logFolder }: Place): Promise<PrivateServer> {
  const data = join(folder, 'redis');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const process = new SupervisedProcess({
    name: 'redis',
    command: findProgram({ program: 'redis-server', packageName: 'redis-server' }),
    args: [settingsFile('redis/redis.conf'), '--port', String(port), '--bind', '127.0.0.1', '--dir', data],
    environment: {},
    logFile: join(logFolder, 'redis.log'),
    ready: () =>
      waitUntilReady({ what: 'Redis', isReady: () => answers({ port, says: 'PING\r\n', expected: /PONG/ }) }),
  });
  return { process, port, url: `redis://127.0.0.1:${port}` };
}
