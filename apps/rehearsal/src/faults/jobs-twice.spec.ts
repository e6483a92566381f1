import { Queue, Worker } from 'bullmq';
import { createRedisDatabase } from '../../../../test/fixtures/test-servers';
import { until } from '../../../../test/fixtures/until';
import { Complaints } from '../oracle/complaints';
import { checkOnce, SecondBell } from './jobs-twice';

describe('SecondBell', () => {
  it('delivers each job once more, both earlier jobs and those that arrive meanwhile', async () => {
    const { hostname, port, pathname } = new URL(await createRedisDatabase());
    const options = {
      prefix: 'sunflower',
      connection: { host: hostname, port: Number(port), db: Number(pathname.slice(1)) },
    };
    const delivered: string[] = [];
    const worker = new Worker('grading', (job) => Promise.resolve(void delivered.push(job.id!)), {
      ...options,
      connection: { ...options.connection, maxRetriesPerRequest: null },
    });
    const queue = new Queue('grading', options);
    const bell = await SecondBell.at(`redis://${hostname}:${port}${pathname}`);
    try {
      await bell.ringAgain(['before']);
      await queue.add('grading', {}, { jobId: 'meanwhile', removeOnComplete: true });
      await until('each to be delivered again', () => Promise.resolve(bell.deliveredCount === 2));
      bell.stop();
      await queue.add('grading', {}, { jobId: 'after', removeOnComplete: true });
      await until('what came after to be delivered', () => Promise.resolve(delivered.includes('after')));
      await bell.untilDelivered(5_000);
      expect(bell.waitingCount).toBe(0);
      expect(delivered.sort()).toEqual(['after', 'before', 'meanwhile', 'meanwhile']);
    } finally {
      await bell.close();
      await queue.close();
      await worker.close();
    }
  });
});

describe('results after a second delivery', () => {
  const result = (change: object = {}) => ({
    runId: 'run',
    registrationId: 'one',
    sessionId: 'session',
    gradedAt: '1',
    ...change,
  });
  const doubledOf = (before: ReturnType<typeof result>[], after: ReturnType<typeof result>[]): number => {
    const complaints = new Complaints();
    checkOnce({ before, after, complaints });
    return complaints.count('doubled');
  };

  it.each([
    ['are as they were', [result()], [result()], 0],
    ['may be more', [result()], [result(), result({ registrationId: 'two', sessionId: 'other' })], 0],
    ['may be of several runs', [result()], [result(), result({ runId: 'later' })], 0],
    ['are complained about when one was graded again', [result()], [result({ gradedAt: '2' })], 1],
    ['are complained about when one is gone', [result()], [], 1],
    ['are complained about when a session has two in a run', [], [result(), result({ registrationId: 'two' })], 1],
  ])('%s', (_, before, after, doubled) => {
    expect(doubledOf(before, after)).toBe(doubled);
  });
});
