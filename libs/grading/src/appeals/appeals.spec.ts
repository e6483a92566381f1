import { Audit } from '@sunflower/platform';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { answerSheet } from '../../test/answer-sheet';
import { GradingModule } from '../grading.module';
import { GradingRuns } from '../office/grading-runs';
import { GradeAgain } from '../session/grade-again';
import { GradeClosedSessions } from '../session/grade-closed-sessions';
import { AnswerAppeals } from './answer-appeals';
import { AppealRepository } from './appeal.repository';
import { AppealWindows } from './appeal-windows';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const staff = aStaffActor();

describeOnBothEngines('appeals', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let people: ACandidate[];

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [GradingModule] });
    exam = await anExam({ app, candidates: 2 });
    people = [await handedIn(0), await handedIn(1)];
    await app.get(GradeClosedSessions).gradeAllMarked();
    app.clock.advance(3 * HOUR_MS);
  });

  afterEach(() => app.close());

  const signedIn = (index: number): Promise<ACandidate> =>
    ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[index]!.ticketNumber,
      accessCode: exam.accessCodes[index]!,
    });

  /** Days later, when the first sign-in has ended. */
  const again = async (index: number): Promise<ACandidate> =>
    Object.assign(await signedIn(index), { sessionId: people[index]!.sessionId });

  async function handedIn(index: number): Promise<ACandidate> {
    const candidate = await signedIn(index);
    await candidate.start();
    await candidate.submit(answerSheet({ items: candidate.items, right: false }));
    return candidate;
  }

  async function release(appeals?: { days: number; answerDays: number }): Promise<string> {
    const { id: runId } = (await app.get(GradingRuns).listRuns(exam.examId)).at(-1)!;
    await app.get(GradingRuns).release({ runId, reason: '测试发布', staff, appeals });
    return runId;
  }

  const look = (candidate: ACandidate) => candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}/appeals`);
  const appeal = (candidate: ACandidate, body: object) =>
    candidate.post(`/api/v1/candidate/sessions/${candidate.sessionId}/appeals`, body);
  const answer = (order: Partial<Parameters<AnswerAppeals['answer']>[0]> & { appealId: string }) =>
    app.get(AnswerAppeals).answer({
      decision: 'justified',
      answer: '第1题答案有误，已更正。',
      runId: null,
      alike: false,
      staff,
      ...order,
    });

  it('are taken from the release to the end of the window that was set with it, and not before or after', async () => {
    const [one] = people as [ACandidate];
    expect((await look(one)).body).toEqual({ window: null, itemCount: 4, appeals: [] });
    expect((await appeal(one, { reason: '请复核' })).body.code).toBe('APPEALS_CLOSED');
    await release({ days: 7, answerDays: 5 });
    const now = app.clock.now();
    const { status, body } = await appeal(one, { itemNumber: 1, reason: ' 选项有歧义 ' });
    expect(status).toBe(200);
    expect(body.window).toMatchObject({ open: true, closesAt: new Date(now + 7 * DAY_MS).toISOString() });
    expect(body.appeals).toMatchObject([
      { itemNumber: 1, reason: '选项有歧义', state: 'pending', answerDueAt: new Date(now + 5 * DAY_MS).toISOString() },
    ]);
    app.clock.advance(7 * DAY_MS);
    const later = await again(0);
    expect((await appeal(later, { reason: '请复核' })).body.code).toBe('APPEALS_CLOSED');
    expect((await look(later)).body).toMatchObject({ window: { open: false }, appeals: [{ itemNumber: 1 }] });
  });

  it('are not taken where the release opened no window', async () => {
    await release();
    const [one] = people as [ACandidate];
    expect((await look(one)).body.window).toBeNull();
    expect((await appeal(one, { reason: '请复核' })).body.code).toBe('APPEALS_CLOSED');
    const window = { examId: exam.examId, sittingIds: [exam.sittingId], answerDays: 3, staff };
    const opensAt = app.clock.now();
    const set = (closesAt: number) => app.get(AppealWindows).set({ ...window, opensAt, closesAt });
    await expect(set(opensAt)).rejects.toMatchObject({ code: 'INVALID_APPEAL_WINDOW' });
    await set(opensAt + DAY_MS);
    expect((await appeal(one, { reason: '请复核' })).status).toBe(200);
  });

  it('are one of the whole result and one of each item, and the same again is no second one', async () => {
    await release({ days: 7, answerDays: 5 });
    const [one, other] = people as [ACandidate, ACandidate];
    const twice = await Promise.all([1, 2].map(() => appeal(one, { reason: '请复核' })));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await appeal(one, { itemNumber: 4, reason: '请复核' })).body.appeals).toHaveLength(2);
    expect((await appeal(one, { reason: '另一理由' })).body.code).toBe('APPEAL_MADE');
    expect((await appeal(one, { itemNumber: 5, reason: '请复核' })).body).toMatchObject({
      code: 'NO_SUCH_ITEM',
      details: { items: 4 },
    });
    expect((await look(other)).body.appeals).toEqual([]);
    const foreign = await other.post(`/api/v1/candidate/sessions/${one.sessionId}/appeals`, { reason: '请复核' });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'SESSION_NOT_FOUND']);
  });

  it('of one person come at most ten times a minute', async () => {
    await release({ days: 7, answerDays: 5 });
    const [one] = people as [ACandidate];
    const codes: number[] = [];
    for (let count = 0; count < 11; count += 1) codes.push((await appeal(one, { reason: '请复核' })).status);
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    app.clock.advance(60_000);
    expect((await appeal(one, { reason: '请复核' })).status).toBe(200);
  });

  it('are answered once, each with its audit row, all alike together, and by the run that settles them', async () => {
    await release({ days: 7, answerDays: 5 });
    const ofSameQuestion = await appealsOfOneQuestion();
    const [first, second] = ofSameQuestion;
    app.clock.advance(6 * DAY_MS);
    const count = () => app.get(AppealRepository).count({ examId: exam.examId, nowMs: app.clock.now() });
    expect(await count()).toEqual({ pending: 2, overdue: 2, justified: 0, unjustified: 0 });
    const { questionVersionId } = (await app.get(AppealRepository).find(first!.id))!;
    const overrides = [{ kind: 'award_all' as const, questionVersionId: questionVersionId! }];
    const run = await app.get(GradingRuns).createRun({ examId: exam.examId, overrides, reason: '更正', staff });
    await app.get(GradeAgain).gradeRun(run.id);
    expect(await answer({ appealId: first!.id, runId: run.id, alike: true })).toBe(2);
    expect(await answer({ appealId: first!.id, runId: run.id, alike: true })).toBe(0);
    await expect(answer({ appealId: second!.id, decision: 'unjustified' })).rejects.toMatchObject({
      code: 'APPEAL_ANSWERED',
    });
    expect(await count()).toEqual({ pending: 0, overdue: 0, justified: 2, unjustified: 0 });
    const { body } = await look(await again(1));
    expect(body.appeals).toMatchObject([{ state: 'justified', answer: '第1题答案有误，已更正。' }]);
    for (const { id } of ofSameQuestion)
      expect(await app.get(Audit).listFor({ subjectType: 'appeal', subjectId: id })).toMatchObject([
        { action: 'appeal.answered', details: { decision: 'justified', runId: run.id } },
      ]);
    expect(JSON.stringify(body)).not.toContain(staff.staffId);
  });

  /** The two papers hold different questions: the multiple-choice ones are two. */
  async function appealsOfOneQuestion(): Promise<{ id: string }[]> {
    for (const candidate of people) await appeal(candidate, { itemNumber: 1, reason: '答案有误' });
    const [first] = await app.database.select<{ version: string }>(
      'SELECT question_version_id AS version FROM appeal ORDER BY id LIMIT 1',
    );
    await app.database.execute('UPDATE appeal SET question_version_id = ?', [first!.version]);
    return app.database.select<{ id: string }>('SELECT id FROM appeal ORDER BY id');
  }

  it('name a run of their own exam', async () => {
    await release({ days: 7, answerDays: 5 });
    await appeal(people[0]!, { reason: '请复核' });
    const [{ id: appealId }] = (await app.database.select<{ id: string }>('SELECT id FROM appeal')) as [{ id: string }];
    await expect(answer({ appealId, runId: 'none' })).rejects.toMatchObject({ code: 'RUN_OF_ANOTHER_EXAM' });
  });
});
