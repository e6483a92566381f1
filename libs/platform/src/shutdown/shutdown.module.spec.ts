import { createTestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { Gate, until } from '../../../../test/fixtures/until';
import { Audit } from '../audit/audit';
import { Database } from '../database/database';
import { JobQueue } from '../jobs/job-queue';

describeOnBothEngines('shutting down', (engine) => {
  it('finishes the running job while the database is open, and takes no other job', async () => {
    const app = await createTestApp({ engine, role: 'worker' });
    const queue = app.get(JobQueue);
    const gate = new Gate();
    const begun: string[] = [];
    const ended: string[] = [];
    queue.handle({
      queue: 'grading',
      concurrency: 1,
      handler: async ([id]) => {
        begun.push(id as string);
        await gate.passed;
        const act = {
          staffId: null,
          action: 'session.timed-out' as const,
          subjectType: 'job',
          subjectId: id as string,
          reason: null,
        };
        await app.database.transaction(() => app.get(Audit).record(act));
        ended.push(...(await app.get(Audit).listFor(act)).map(({ subjectId }) => subjectId));
      },
    });
    queue.handle({ queue: 'regrading', concurrency: 1, handler: () => Promise.resolve() });
    await queue.start();
    queue.ring({ queue: 'grading', id: 'in-hand' });
    await until('the job to begin', () => begun.length === 1);
    queue.ring({ queue: 'grading', id: 'waiting' });
    const closesQueue = jest.spyOn(queue, 'close');
    const closing = app.close();
    await until('the queue to close', () => closesQueue.mock.calls.length > 0);
    gate.open();
    await closing;
    expect({ begun, ended }).toEqual({ begun: ['in-hand'], ended: ['in-hand'] });
  });

  it('waits for a transaction whose caller no longer waits', async () => {
    const app = await createTestApp({ engine });
    const gate = new Gate();
    let committed = false;
    const transaction = app.get(Database).transaction(async () => {
      await gate.passed;
      await app.database.select('SELECT 1');
    });
    void transaction.then(() => (committed = true));
    const settles = jest.spyOn(app.get(Database), 'settle');
    const closing = app.close();
    await until('the shutdown to wait for transactions', () => settles.mock.calls.length > 0);
    expect(committed).toBe(false);
    gate.open();
    await closing;
    expect(committed).toBe(true);
  });
});
