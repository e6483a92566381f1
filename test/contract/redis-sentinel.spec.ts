import { BullJobQueue, Log } from '@sunflower/platform';
import { freePort } from '../../apps/topology/src/wait-until-ready';
import { PrivateRedis } from '../fixtures/servers/private-redis';
import { PrivateSentinel } from '../fixtures/servers/private-sentinel';
import { until } from '../fixtures/until';

describe('the doorbell on a Redis with sentinels', () => {
  it('finds the primary through the reachable sentinel, and again after an outage', async () => {
    const primary = await PrivateRedis.start();
    const sentinel = await PrivateSentinel.start(primary);
    const redisUrl = `redis+sentinel://127.0.0.1:${await freePort()},127.0.0.1:${sentinel.port}/mymaster/3`;
    const queue = new BullJobQueue({ redisUrl, runsJobs: true }, new Log('silent'));
    const heard: string[] = [];
    queue.handle({ queue: 'grading', concurrency: 1, handler: async (ids) => void heard.push(...ids) });
    queue.handle({ queue: 'regrading', concurrency: 1, handler: () => Promise.resolve() });
    await queue.start();
    queue.ring({ queue: 'grading', id: 'before' });
    await until('the first bell', () => heard.includes('before'));

    await primary.kill();
    await until('the loss to be noticed', () => !queue.isHeard);
    await primary.launch();
    await until('a bell after the return', () => {
      queue.ring({ queue: 'grading', id: 'after' });
      return heard.includes('after');
    });
    await queue.close();
    await sentinel.stop();
    await primary.stop();
  });
});
