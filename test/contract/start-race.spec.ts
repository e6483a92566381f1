import { ACandidate } from '../fixtures/a-candidate';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { describeOnBothEngines } from '../fixtures/test-database';
import { ChangeRegistrations } from '../../libs/exam/src/registration-change/change-registrations';
import { ExamSessionModule } from '../../libs/exam-session/src/exam-session.module';
import { PreparePapers } from '../../libs/exam-session/src/prepared/prepare-papers';
import { EnterSession } from '../../libs/exam-session/src/start/enter-session';

const CANDIDATES = 24;

describeOnBothEngines('a start while its registration changes', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
  });
  beforeEach(async () => {
    exam = await anExam({ app, candidates: CANDIDATES });
    await app.get(PreparePapers).prepareAll();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.close());

  const signIn = (index: number) =>
    ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[index]!.ticketNumber,
      accessCode: exam.accessCodes[index]!,
    });
  const cancel = (...indexes: number[]) =>
    app.get(ChangeRegistrations).cancel({
      examId: exam.examId,
      registrationIds: indexes.map((index) => exam.registrations[index]!.id),
      reason: '测试误报名',
      staffId: 'staff-0001',
    });
  const sessionsOf = (index: number) =>
    app.database.select<{ id: string; deadline_at: number | string; extra_time_ms: number | string }>(
      'SELECT id, deadline_at, extra_time_ms FROM exam_session WHERE registration_id = ?',
      [exam.registrations[index]!.id],
    );

  /** Runs `change` once, after the start has read its registration and before it creates the session. */
  function betweenReadingAndCreating(change: () => Promise<unknown>): void {
    const enter = app.get(EnterSession);
    const create = enter.create.bind(enter);
    jest.spyOn(enter, 'create').mockImplementationOnce(async (creation) => {
      await change();
      return create(creation);
    });
  }

  it('ends with the sign-in when the registration is cancelled first', async () => {
    const candidate = await signIn(0);
    betweenReadingAndCreating(() => cancel(0));
    const reply = await candidate.start();
    expect([reply.status, reply.body.code]).toEqual([401, 'NOT_SIGNED_IN']);
    expect(await sessionsOf(0)).toEqual([]);
  });

  it('is repeated with what has changed: extra time', async () => {
    const candidate = await signIn(0);
    betweenReadingAndCreating(() =>
      app.database.execute('UPDATE registration SET extra_time_minutes = 30 WHERE id = ?', [exam.registrations[0]!.id]),
    );
    const refused = await candidate.start();
    expect([refused.status, refused.body.code]).toEqual([503, 'OVERLOADED']);
    expect(await sessionsOf(0)).toEqual([]);
    expect((await candidate.start()).status).toBe(200);
    expect((await sessionsOf(0)).map(({ extra_time_ms }) => Number(extra_time_ms))).toEqual([30 * 60_000]);
  });

  it('never begins with a prepared paper that is gone', async () => {
    const candidate = await signIn(0);
    betweenReadingAndCreating(() =>
      app.database.execute('DELETE FROM prepared_paper WHERE registration_id = ?', [exam.registrations[0]!.id]),
    );
    expect((await candidate.start()).status).toBe(503);
    const started = await candidate.start();
    expect([started.status, started.body.paper.sections.length > 0]).toEqual([200, true]);
  });

  it('harms nobody beside it', async () => {
    const candidates = await Promise.all(exam.registrations.map((_, index) => signIn(index)));
    betweenReadingAndCreating(() => cancel(0));
    const replies = await Promise.all(candidates.map((candidate) => candidate.start()));
    expect(replies.map(({ status }) => status)).toEqual([401, ...Array<number>(CANDIDATES - 1).fill(200)]);
  });

  it('either begins or is cancelled, never both and never neither', async () => {
    const candidates = await Promise.all(exam.registrations.map((_, index) => signIn(index)));
    const [replies, cancels] = await Promise.all([
      Promise.all(candidates.map((candidate) => candidate.start())),
      Promise.all(candidates.map((_, index) => cancel(index))),
    ]);
    for (const [index, { status }] of replies.entries()) {
      const { changed, refused } = cancels[index]!;
      const begun = (await sessionsOf(index)).length;
      expect([
        { status: 200, changed: 0, refused: ['SESSION_STARTED'], begun: 1 },
        { status: 401, changed: 1, refused: [], begun: 0 },
      ]).toContainEqual({ status, changed, refused: refused.map(({ code }) => code), begun });
    }
  });
});
