import request from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';

describeOnBothEngines('the metrics of an exam', (engine) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
  });
  afterAll(() => app.close());

  const scrape = async (): Promise<Record<string, number>> => {
    const { text } = await request(app.http)
      .get('/metrics')
      .expect(200)
      .expect('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
    );
  };

  it('show saves, sessions and the age of ungraded ones, and query the database at most every five seconds', async () => {
    const exam = await anExam({ app, candidates: 3 });
    expect(await scrape()).toMatchObject({
      'sunflower_sessions{state="in_progress"}': 0,
      sunflower_save_seconds_count: 0,
      sunflower_oldest_ungraded_session_age_seconds: 0,
      sunflower_saves_unanswered: 0,
    });

    const candidates = await Promise.all(
      exam.registrations.map(({ ticketNumber }, index) =>
        ACandidate.signedIn({ app, ticketNumber, accessCode: exam.accessCodes[index]! }),
      ),
    );
    for (const candidate of candidates) await candidate.start();
    for (const candidate of candidates)
      expect((await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }])).status).toBe(200);
    expect((await candidates[0]!.submit()).status).toBe(200);

    const before = await scrape();
    expect(before).toMatchObject({
      sunflower_save_seconds_count: 3,
      'sunflower_save_seconds_bucket{le="+Inf"}': 3,
      sunflower_save_batch_requests_sum: 3,
    });
    expect(before['sunflower_sessions{state="in_progress"}']).toBe(0);
    app.clock.advance(5_000);
    expect(await scrape()).toMatchObject({
      'sunflower_sessions{state="in_progress"}': 2,
      'sunflower_sessions{state="submitted"}': 1,
      'sunflower_sessions{state="timed_out"}': 0,
      sunflower_oldest_ungraded_session_age_seconds: 5,
      process_cpu_seconds_total: expect.any(Number),
    });
  });

  it('leave out sessions that closed more than a day ago, but never an open one', async () => {
    app.clock.advance(30 * 3_600_000);
    expect(await scrape()).toMatchObject({
      'sunflower_sessions{state="in_progress"}': 2,
      'sunflower_sessions{state="submitted"}': 0,
    });
  });

  it('show the waiting jobs', async () => {
    app.clock.advance(5_000);
    const told = await scrape();
    expect(told['sunflower_jobs_waiting{queue="grading"}']).toBe(engine === 'mysql' ? 1 : undefined);
  });
});
