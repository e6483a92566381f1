import { GradingModule } from '@sunflower/grading';
import { JobQueue } from '@sunflower/platform';
import { ACandidate } from '../fixtures/a-candidate';
import { anExam } from '../fixtures/an-exam';
import { PrivateRedis } from '../fixtures/servers/private-redis';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, type TestPlace } from '../fixtures/test-database';
import { until } from '../fixtures/until';

describe('when Redis vanishes during an exam', () => {
  let redis: PrivateRedis;
  let place: TestPlace;
  let api: TestApp;
  let worker: TestApp;

  beforeAll(async () => {
    redis = await PrivateRedis.start();
    place = await createTestPlace('mysql', { redisUrl: redis.url });
    const options = { engine: 'mysql' as const, modules: [GradingModule], config: place.config };
    api = await createTestApp(options);
    worker = await createTestApp({ ...options, clock: api.clock, role: 'worker' });
    await worker.get(JobQueue).start();
  });

  afterAll(async () => {
    await api.close();
    await worker.close();
    await place.remove();
    await redis.stop();
  });

  const isGraded = async ({ sessionId }: ACandidate): Promise<boolean> => {
    const rows = await api.database.select('SELECT run_id FROM result WHERE session_id = ?', [sessionId]);
    return rows.length === 1;
  };

  it('saving and submitting continue, grading catches up without it, and its return is noticed', async () => {
    const exam = await anExam({ app: api, candidates: 2 });
    const [during, after] = (await Promise.all(
      exam.registrations.map(({ ticketNumber }, index) =>
        ACandidate.signedIn({ app: api, ticketNumber, accessCode: exam.accessCodes[index]! }),
      ),
    )) as [ACandidate, ACandidate];
    await during.start();
    await after.start();

    await redis.kill();
    const saved = await during.save([{ itemNumber: 1, revision: 1, response: 'A' }]);
    expect([saved.status, saved.body.saved]).toEqual([200, [{ itemNumber: 1, revision: 1 }]]);
    expect((await during.submit()).status).toBe(200);
    await until('the sweep to grade what no bell announced', () => isGraded(during), 20_000);

    await redis.launch();
    expect((await after.submit()).status).toBe(200);
    await until('the grading after the return', () => isGraded(after), 20_000);
  }, 60_000);
});
