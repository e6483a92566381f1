import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { settingsFile } from '../layout';
import { prepareRedis } from './redis-server';

describe('a Redis of a topology', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-redis-server-'));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes what sentinels change into settings of its own, not into those of the containers', async () => {
    const shared = readFileSync(settingsFile('redis/redis.conf'), 'utf8');
    const { process, port } = await prepareRedis({ folder, logFolder: folder });
    await process.start();
    const client = new Redis(port);
    await client.config('SET', 'maxclients', '77');
    await client.config('REWRITE');
    client.disconnect();
    await process.end('kill');
    expect(readFileSync(settingsFile('redis/redis.conf'), 'utf8')).toBe(shared);
    expect(readFileSync(join(folder, 'redis.conf'), 'utf8')).toContain('maxclients 77');
  });
});
