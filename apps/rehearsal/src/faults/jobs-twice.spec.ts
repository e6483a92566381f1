import { Worker } from 'bullmq';
import { createRedisDatabase } from '../../../../test/fixtures/servers/test-servers';
import { Complaints } from '../oracle/complaints';
import { checkOnce, SecondBell } from './jobs-twice';

describe('a second bell', () => {
  it('rings once more for each session, in jobs like those of the product, and waits for their end', async () => {
    const { hostname, port, pathname } = new URL(await createRedisDatabase());
    const options = {
      prefix: 'sunflower',
      connection: { host: hostname, port: Number(port), db: Number(pathname.slice(1)) },
    };
    const delivered: string[] = [];
    const deliver = ({ data }: { data: { ids: string[] } }): Promise<void> =>
      Promise.resolve(void delivered.push(...data.ids));
    const worker = new Worker('grading', deliver, {
      ...options,
      connection: { ...options.connection, maxRetriesPerRequest: null },
    });
    const bell = await SecondBell.at(`redis://${hostname}:${port}${pathname}`);
    try {
      const before = Array.from({ length: 30 }, (_, index) => `before-${index}`);
      await bell.ringAgain(before);
      await bell.ringAgain([...before, 'meanwhile']);
      await bell.untilDelivered(5_000);
      expect(bell).toMatchObject({ waitingCount: 0, rungCount: 31 });
      expect(delivered.sort()).toEqual([...before, 'meanwhile'].sort());
    } finally {
      await bell.close();
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
