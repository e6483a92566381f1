import { IdentityModule, StaffAccounts } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { Audit, type StaffRole } from '@sunflower/platform';
import request, { type Response } from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { answerSheet } from '../../test/answer-sheet';
import { GradingModule } from '../grading.module';
import { GradingRuns } from '../office/grading-runs';
import { PrepareRelease } from '../release/prepare-release';
import { Result } from '../result/result.entity';
import { GradeClosedSessions } from '../session/grade-closed-sessions';
import { SetAsideResult } from './set-aside-result.entity';

const PASSWORD = 'only-for-tests-0001';
const MINUTE_MS = 60_000;
const staff = { staffId: 'staff-0001' };

describeOnBothEngines('reopening a session', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let owner: string;
  let countyAdministrator: string;
  let invigilator: string;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [IdentityModule, GradingModule] });
    await app.get(Organisations).loadRegions();
    owner = await signedIn('administrator', '350000');
    countyAdministrator = await signedIn('administrator', '350102');
    invigilator = await signedIn('invigilator', '350000');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    exam = await anExam({ app, candidates: 3 });
  });

  async function signedIn(role: StaffRole, code: string): Promise<string> {
    const { id: organisationId } = (await app.get(Organisations).findByCode(code))!;
    const username = `test-${role}-${code}`;
    const grants = [{ role, organisationId }];
    await app
      .get(StaffAccounts)
      .createAccount({ username, displayName: '测试人员', password: PASSWORD, demo: false, grants });
    const { headers } = await request(app.http).post('/api/v1/staff/sign-in').send({ username, password: PASSWORD });
    return (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
  }

  async function started(index: number): Promise<ACandidate> {
    const { ticketNumber } = exam.registrations[index]!;
    const candidate = await ACandidate.signedIn({ app, ticketNumber, accessCode: exam.accessCodes[index]! });
    await candidate.start();
    return candidate;
  }

  const reopen = (
    { sessionId }: Pick<ACandidate, 'sessionId'>,
    { as = owner, inMs = 90 * MINUTE_MS }: { as?: string; inMs?: number } = {},
  ): Promise<Response> =>
    request(app.http)
      .post(`/api/v1/sessions/${sessionId}/reopen`)
      .set('Cookie', as)
      .send({ reason: '误点交卷', deadlineAt: new Date(app.clock.now() + inMs).toISOString() })
      .then((reply) => reply);
  const grade = ({ sessionId }: ACandidate): Promise<void> => app.get(GradeClosedSessions).gradeOne(sessionId);
  const resultsOf = ({ sessionId }: ACandidate): Promise<Result[]> =>
    app.database.repository(Result).find({ where: { sessionId } });
  const runIds = async (): Promise<string[]> => (await app.get(GradingRuns).listRuns(exam.examId)).map(({ id }) => id);

  it('continues with every saved answer, and is graded once by its answers at the second close', async () => {
    const candidate = await started(0);
    const { body: first } = await candidate.submit(answerSheet({ items: candidate.items, right: false }));
    await grade(candidate);
    expect(await resultsOf(candidate)).toMatchObject([{ scoreMillipoints: 0, passed: false }]);
    const { status, body } = await reopen(candidate);
    expect([status, body.state, body.receipt, body.closedAt]).toEqual([200, 'in_progress', null, null]);
    // The earlier result no longer counts but is kept, and a late bell finds nothing to grade.
    await grade(candidate);
    expect(await resultsOf(candidate)).toEqual([]);
    const aside = await app.database.repository(SetAsideResult).findBy({ sessionId: candidate.sessionId });
    expect(aside).toMatchObject([{ scoreMillipoints: 0, passed: false, registrationId: exam.registrations[0]!.id }]);
    const { body: again } = await candidate.start();
    expect(again.responses).toHaveLength(candidate.items.length);
    const sheet = answerSheet({ items: candidate.items, right: true }).map((one) => ({ ...one, revision: 2 }));
    const { body: second } = await candidate.submit(sheet);
    expect(second.receipt).not.toBe(first.receipt);
    await Promise.all([grade(candidate), grade(candidate)]);
    expect(await resultsOf(candidate)).toMatchObject([{ scoreMillipoints: 5000, passed: true }]);
  });

  it('leaves an audit row with the previous state', async () => {
    const candidate = await started(0);
    const { body } = await candidate.submit();
    await grade(candidate);
    await reopen(candidate);
    const [entry] = await app.get(Audit).listFor({ subjectType: 'session', subjectId: candidate.sessionId });
    expect(entry).toMatchObject({
      action: 'session.reopened',
      reason: '误点交卷',
      details: { state: 'submitted', receipt: body.receipt, setAsideResults: 1 },
    });
  });

  it('accepts answers again in a session that had timed out, until the new deadline', async () => {
    const candidate = await started(0);
    app.clock.advance(61 * MINUTE_MS);
    const answer = { itemNumber: 1, revision: 1, response: candidate.items[0]!.options[0]!.id };
    expect((await candidate.save([answer])).body.code).toBe('SESSION_CLOSED');
    await app.database.execute(`UPDATE exam_session SET state = 'timed_out', closed_at = ? WHERE id = ?`, [
      app.clock.now() - MINUTE_MS,
      candidate.sessionId,
    ]);
    const { body } = await reopen(candidate, { inMs: 10 * MINUTE_MS });
    // Extra time is in whole minutes, rounded up.
    expect(Date.parse(body.deadlineAt) - app.clock.now()).toBeGreaterThanOrEqual(10 * MINUTE_MS);
    expect(Date.parse(body.deadlineAt) - app.clock.now()).toBeLessThan(11 * MINUTE_MS);
    expect(body.extraTimeMinutes).toBe(11);
    expect((await candidate.save([answer])).status).toBe(200);
    app.clock.advance(11 * MINUTE_MS);
    expect((await candidate.save([{ ...answer, revision: 2 }])).body.code).toBe('SESSION_CLOSED');
  });

  it('is refused with a reason once the results are released', async () => {
    const candidate = await started(0);
    await candidate.submit();
    await grade(candidate);
    app.clock.advance(200 * MINUTE_MS);
    const [runId] = await runIds();
    await app.get(GradingRuns).release({ runId: runId!, reason: '测试发布', staff });
    const { status, body } = await reopen(candidate, { inMs: 10 * MINUTE_MS });
    expect([status, body.code]).toEqual([409, 'RESULTS_RELEASED']);
    expect(await resultsOf(candidate)).toHaveLength(1);
  });

  it('is noticed by a release prepared before it', async () => {
    const candidate = await started(0);
    await candidate.submit();
    await grade(candidate);
    app.clock.advance(200 * MINUTE_MS);
    const [runId] = await runIds();
    const preparing = app.get(PrepareRelease);
    const prepare = preparing.prepare.bind(preparing);
    const spy = jest.spyOn(preparing, 'prepare').mockImplementation(async (preparation) => {
      const prepared = await prepare(preparation);
      spy.mockRestore();
      expect((await reopen(candidate, { inMs: 10 * MINUTE_MS })).status).toBe(200);
      return prepared;
    });
    await expect(app.get(GradingRuns).release({ runId: runId!, reason: '测试发布', staff })).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      details: { openSessions: 1 },
    });
  });

  it('is only for the owner of the exam, a closed session, and a deadline no earlier than the present one', async () => {
    const candidate = await started(0);
    expect((await reopen(candidate)).body).toMatchObject({
      code: 'SESSION_NOT_REOPENABLE',
      details: { state: 'in_progress' },
    });
    await candidate.submit();
    const county = (await app.get(Organisations).findByCode('350102'))!;
    await app.database.execute('UPDATE exam_session SET organisation_path = ? WHERE id = ?', [
      county.path,
      candidate.sessionId,
    ]);
    for (const as of [countyAdministrator, invigilator]) expect((await reopen(candidate, { as })).status).toBe(403);
    for (const inMs of [-MINUTE_MS, 30 * MINUTE_MS, 301 * MINUTE_MS])
      expect((await reopen(candidate, { inMs })).body.code).toBe('REOPEN_DEADLINE');
    expect((await reopen(candidate, { inMs: 60 * MINUTE_MS })).status).toBe(200);
    expect((await reopen({ sessionId: 'none' })).status).toBe(404);
  });
});
