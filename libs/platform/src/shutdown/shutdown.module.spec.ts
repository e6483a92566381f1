import { createTestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { Gate, until } from '../../../../test/fixtures/until';
import { Audit } from '../audit/audit';
import { Database } from '../database/database';
import { JobQueue } from '../jobs/job-queue';

/** Waits as many turns of the event loop as a shutdown takes when nothing delays it. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

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
      handler: async (id) => {
        begun.push(id);
        await gate.passed;
        const act = { staffId: null, action: 'job.ended', subjectType: 'job', subjectId: id, reason: null };
        await app.database.transaction(() => app.get(Audit).record(act));
        ended.push(...(await app.get(Audit).listFor(act)).map(({ subjectId }) => subjectId));
      },
    });
    queue.handle({ queue: 'regrading', concurrency: 1, handler: () => Promise.resolve() });
    await queue.start();
    queue.ring({ queue: 'grading', id: 'in-hand' });
    await until('the job to begin', () => begun.length === 1);
    queue.ring({ queue: 'grading', id: 'waiting' });
    const closing = app.close();
    await turns();
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
    const closing = app.close();
    await turns();
    gate.open();
    await closing;
    expect(committed).toBe(true);
  });
});
