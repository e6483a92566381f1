import { Audit, JobQueue } from '@sunflower/platform';
import request from 'supertest';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { until } from '../../../../test/fixtures/until';
import { answerSheet } from '../../test/answer-sheet';
import { AcceptLateResponses } from '../late-responses/accept-late-responses';
import { GradeAgain } from './grade-again';
import { GradeClosedSessions } from './grade-closed-sessions';
import { GradeSessions } from './grade-sessions';
import { GradingModule } from '../grading.module';
import { GradingRuns } from '../office/grading-runs';
import { Result } from '../result/result.entity';
import { ResultRepository } from '../result/result.repository';
import { Results } from '../result/results';

const staff = aStaffActor();

describeOnBothEngines('grading', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [GradingModule] });
    exam = await anExam({ app, candidates: 6 });
  });

  afterEach(() => app.close());

  async function started(index: number): Promise<ACandidate> {
    const candidate = await ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[index]!.ticketNumber,
      accessCode: exam.accessCodes[index]!,
    });
    await candidate.start();
    return candidate;
  }

  async function submitted(index: number, right = true): Promise<ACandidate> {
    const candidate = await started(index);
    const reply = await candidate.submit(answerSheet({ items: candidate.items, right }));
    expect(reply.status).toBe(200);
    return candidate;
  }

  const grade = ({ sessionId }: ACandidate): Promise<void> => app.get(GradeClosedSessions).gradeOne(sessionId);
  const resultsOf = ({ sessionId }: ACandidate): Promise<Result[]> =>
    app.database.repository(Result).find({ where: { sessionId }, order: { runId: 'ASC' } });
  const runCount = async (): Promise<number> => (await app.get(GradingRuns).listRuns(exam.examId)).length;

  async function isMarked({ sessionId }: ACandidate): Promise<boolean> {
    const [row] = await app.database.select<{ grading_needed: number }>(
      'SELECT grading_needed FROM exam_session WHERE id = ?',
      [sessionId],
    );
    return Boolean(row?.grading_needed);
  }

  const dropFrom = async (candidate: ACandidate): Promise<{ kind: 'drop'; questionVersionId: string }> => {
    const [row] = await app.database.select<{ plan: string }>('SELECT plan FROM exam_session WHERE id = ?', [
      candidate.sessionId,
    ]);
    const { sections } = JSON.parse(row!.plan) as { sections: { items: { versionId: string }[] }[] };
    return { kind: 'drop', questionVersionId: sections[0]!.items[0]!.versionId };
  };

  it('scores a submitted session under a first run made by the system', async () => {
    const [right, wrong] = [await submitted(0), await submitted(1, false)];
    await Promise.all([grade(right), grade(wrong)]);
    expect(await resultsOf(right)).toMatchObject([
      {
        outcome: 'graded',
        scoreMillipoints: 5000,
        maxMillipoints: 5000,
        sectionMillipoints: [3000, 2000],
        itemMillipoints: [1000, 1000, 1000, 2000],
        passed: true,
      },
    ]);
    expect(await resultsOf(wrong)).toMatchObject([
      { outcome: 'graded', scoreMillipoints: 0, sectionMillipoints: [0, 0], passed: false },
    ]);
    expect(await app.get(GradingRuns).listRuns(exam.examId)).toMatchObject([
      { runNumber: 1, createdBy: null, overrides: [], releasedAt: null },
    ]);
    expect(await app.get(Results).progress(exam.examId)).toEqual({ runNumber: 1, graded: 2, ungraded: 0 });
    expect(await isMarked(right)).toBe(false);
  });

  it('grades the responses that were current when the session was closed', async () => {
    const candidate = await started(0);
    const [first, ...others] = answerSheet({ items: candidate.items, right: true });
    await candidate.save(answerSheet({ items: candidate.items, right: false }));
    await candidate.save([{ ...first!, revision: 2 }]);
    await candidate.submit([
      { ...others[0]!, revision: 2, response: null },
      { ...others[1]!, revision: 5 },
    ]);
    await grade(candidate);
    expect(await resultsOf(candidate)).toMatchObject([
      { itemMillipoints: [1000, 0, 1000, 0], scoreMillipoints: 2000, passed: false },
    ]);
  });

  it('gives the same result however often and concurrently a bell is delivered', async () => {
    const candidates = [await submitted(0), await submitted(1), await submitted(2, false)];
    await Promise.all(Array.from({ length: 40 }, (_, index) => grade(candidates[index % 3]!)));
    const before = await Promise.all(candidates.map(resultsOf));
    app.clock.advance(1000);
    await Promise.all(candidates.map(grade));
    await app.get(GradeClosedSessions).gradeAllMarked();
    await app.get(GradeAgain).gradeOpenRuns();
    const sessionIds = candidates.map(({ sessionId }) => sessionId);
    expect(await app.get(GradeSessions).grade({ examId: exam.examId, sessionIds })).toEqual({
      inserted: 0,
      failures: new Map(),
    });
    expect(before.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(await Promise.all(candidates.map(resultsOf))).toEqual(before);
    expect(await runCount()).toBe(1);
  });

  it('keeps the existing result when another is inserted over it', async () => {
    const candidate = await submitted(0);
    await grade(candidate);
    const [result] = await resultsOf(candidate);
    expect(await app.get(ResultRepository).insertMany([{ ...result!, scoreMillipoints: 1 }])).toBe(0);
    expect(await resultsOf(candidate)).toEqual([result]);
  });

  it('makes one first run when several processes need it at once', async () => {
    const other = await createTestApp({ engine, modules: [GradingModule], config: app.config, clock: app.clock });
    const candidates = [await submitted(0), await submitted(1)];
    await Promise.all(
      candidates.flatMap((candidate) => [
        grade(candidate),
        other.get(GradeClosedSessions).gradeOne(candidate.sessionId),
      ]),
    );
    expect((await Promise.all(candidates.map(resultsOf))).map(({ length }) => length)).toEqual([1, 1]);
    expect(await runCount()).toBe(1);
    await other.close();
  });

  it('ignores open sessions and unknown ids', async () => {
    const candidate = await started(0);
    await grade(candidate);
    await app.get(GradeClosedSessions).gradeOne('no-such-session');
    expect(await resultsOf(candidate)).toEqual([]);
    expect(await runCount()).toBe(0);
  });

  it('grades in the sweep a session whose bell was lost', async () => {
    const candidates = [await submitted(0), await submitted(1)];
    expect(await Promise.all(candidates.map(isMarked))).toEqual([true, true]);
    await app.get(GradeClosedSessions).gradeAllMarked();
    expect((await Promise.all(candidates.map(resultsOf))).map(({ length }) => length)).toEqual([1, 1]);
    expect(await Promise.all(candidates.map(isMarked))).toEqual([false, false]);
  });

  it('grades the other sessions when one cannot be graded', async () => {
    const [broken, ...whole] = [await submitted(0), await submitted(1), await submitted(2)];
    const plan = {
      sections: [{ title: '一', items: [{ versionId: 'nowhere', optionOrder: [0], pointsMillipoints: 1 }] }],
    };
    await app.database.execute('UPDATE exam_session SET plan = ? WHERE id = ?', [
      JSON.stringify(plan),
      broken!.sessionId,
    ]);
    const outcomes = await Promise.allSettled([broken!, ...whole].map(grade));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    await app.get(GradeClosedSessions).gradeAllMarked();
    expect([await resultsOf(broken!), await isMarked(broken!)]).toEqual([[], true]);
    expect(await app.get(Results).progress(exam.examId)).toEqual({ runNumber: 1, graded: 2, ungraded: 1 });
  });

  it('grades at once under a run made by staff; bell and sweep may come together', async () => {
    const candidates = [await submitted(0), await submitted(1, false)];
    await Promise.all(candidates.map(grade));
    const rung: unknown[] = [];
    jest.spyOn(app.get(JobQueue), 'ring').mockImplementation((job) => void rung.push(job));
    const run = await app
      .get(GradingRuns)
      .createRun({ examId: exam.examId, overrides: [await dropFrom(candidates[0]!)], reason: '题目有误', staff });
    expect(rung).toEqual([{ queue: 'regrading', id: run.id }]);
    await Promise.all([app.get(GradeAgain).gradeRun(run.id), app.get(GradeAgain).gradeOpenRuns()]);
    expect(await app.get(Results).progress(exam.examId)).toEqual({ runNumber: 2, graded: 2, ungraded: 0 });
    await app.get(GradeAgain).gradeRun('a-run-of-a-purged-rehearsal');
  });

  it('counts a voided session as annulled', async () => {
    const candidate = await submitted(0);
    await app.database.execute(`UPDATE exam_session SET state = 'voided' WHERE id = ?`, [candidate.sessionId]);
    await grade(candidate);
    expect(await resultsOf(candidate)).toMatchObject([
      { outcome: 'annulled', scoreMillipoints: null, maxMillipoints: 5000, passed: false, itemMillipoints: [] },
    ]);
  });

  it('grades every closed session again under a later run, and later sessions under both runs', async () => {
    const early = [await submitted(0), await submitted(1, false)];
    await Promise.all(early.map(grade));
    const late = await started(2);
    await app
      .get(GradingRuns)
      .createRun({ examId: exam.examId, overrides: [await dropFrom(early[0]!)], reason: '题目有误', staff });
    expect(await app.get(Results).progress(exam.examId)).toEqual({ runNumber: 2, graded: 0, ungraded: 2 });
    await app.get(GradeAgain).gradeOpenRuns();
    expect(await resultsOf(early[0]!)).toMatchObject([
      { scoreMillipoints: 5000, maxMillipoints: 5000 },
      { scoreMillipoints: 4000, maxMillipoints: 4000 },
    ]);
    await late.submit();
    await grade(late);
    expect((await resultsOf(late)).map(({ runId }) => runId)).toEqual(
      (await app.get(GradingRuns).listRuns(exam.examId)).map(({ id }) => id),
    );
    expect(await app.get(Results).progress(exam.examId)).toEqual({ runNumber: 2, graded: 3, ungraded: 0 });
  });

  it('takes accepted late responses into later runs only, whenever those runs are graded', async () => {
    const [candidate, other] = [await started(0), await submitted(1)];
    await grade(other);
    const madeAt = new Date(app.clock.now()).toISOString();
    app.clock.advance(3 * 60 * 60_000);
    const late = answerSheet({ items: candidate.items, right: true }).map((response) => ({ ...response, madeAt }));
    expect((await candidate.save(late)).body).toMatchObject({ code: 'SESSION_CLOSED', details: { kept: 4 } });
    await app.database.execute(`UPDATE exam_session SET state = 'timed_out', grading_needed = 1 WHERE id = ?`, [
      candidate.sessionId,
    ]);
    const accept = () =>
      app
        .get(AcceptLateResponses)
        .accept({ sessionIds: [candidate.sessionId], examId: exam.examId, reason: '断网', staff });
    expect(await accept()).toMatchObject({ accepted: 4, run: { runNumber: 2, createdBy: 'staff-0001' } });
    await grade(candidate);
    expect((await resultsOf(candidate)).map(({ scoreMillipoints }) => scoreMillipoints)).toEqual([0, 5000]);
    expect(await accept()).toEqual({ accepted: 0, sessions: 0, run: null });
    expect(await runCount()).toBe(2);
  });

  it('prefers what another device saved later to an accepted late response', async () => {
    const candidate = await started(0);
    const answer = answerSheet({ items: candidate.items, right: true })[0]!;
    const madeAt = new Date(app.clock.now()).toISOString();
    await candidate.save([{ ...answer, revision: 7 }]);
    app.clock.advance(3 * 60 * 60_000);
    await candidate.save([{ itemNumber: answer.itemNumber, revision: 3, response: null, madeAt }]);
    await app.database.execute(`UPDATE exam_session SET state = 'timed_out', grading_needed = 1 WHERE id = ?`, [
      candidate.sessionId,
    ]);
    expect(
      await app
        .get(AcceptLateResponses)
        .accept({ sessionIds: [candidate.sessionId], examId: exam.examId, reason: '断网', staff }),
    ).toMatchObject({ accepted: 1 });
    await grade(candidate);
    expect((await resultsOf(candidate)).map(({ scoreMillipoints }) => scoreMillipoints)).toEqual([1000, 1000]);
  });

  /** Sessions that timed out, with their whole sheet received late. */
  async function tooLate(...indexes: number[]): Promise<ACandidate[]> {
    const candidates = await Promise.all(indexes.map((index) => started(index)));
    const madeAt = new Date(app.clock.now()).toISOString();
    app.clock.advance(3 * 60 * 60_000);
    for (const candidate of candidates) {
      await candidate.save(
        answerSheet({ items: candidate.items, right: true }).map((response) => ({ ...response, madeAt })),
      );
      await app.database.execute(`UPDATE exam_session SET state = 'timed_out', grading_needed = 1 WHERE id = ?`, [
        candidate.sessionId,
      ]);
    }
    return candidates;
  }

  const acceptLate = (...candidates: ACandidate[]) =>
    app
      .get(AcceptLateResponses)
      .accept({ sessionIds: candidates.map(({ sessionId }) => sessionId), examId: exam.examId, reason: '断网', staff });

  it('takes the late responses of several sessions into one run, with an audit row for each session', async () => {
    const candidates = await tooLate(0, 1, 2);
    await Promise.all(candidates.map(grade));
    const { accepted, sessions, run } = await acceptLate(...candidates);
    expect([accepted, sessions, run?.runNumber, await runCount()]).toEqual([12, 3, 2, 2]);
    await app.get(GradeAgain).gradeOpenRuns();
    for (const candidate of candidates) {
      expect((await resultsOf(candidate)).map(({ scoreMillipoints }) => scoreMillipoints)).toEqual([0, 5000]);
      const acts = await app.get(Audit).listFor({ subjectType: 'session', subjectId: candidate.sessionId });
      expect(acts).toMatchObject([
        { action: 'late_responses.accepted', actorId: 'staff-0001', reason: '断网', details: { accepted: 4 } },
      ]);
    }
  });

  it('accepts nothing when one of the sessions is not of the exam', async () => {
    const [candidate] = await tooLate(0);
    await expect(
      acceptLate(candidate!, Object.assign(new ACandidate(app), { sessionId: 'elsewhere' })),
    ).rejects.toMatchObject({
      code: 'SESSION_NOT_FOUND',
      details: { sessionIds: ['elsewhere'] },
    });
    expect((await acceptLate(candidate!)).accepted).toBe(4);
  });

  it('merges an unreleased run for late responses into the next one; only that one is graded and released', async () => {
    const [first, second] = await tooLate(0, 1);
    await grade(first!);
    const before = (await acceptLate(first!)).run!;
    const after = (await acceptLate(second!)).run!;
    await grade(second!);
    await app.get(GradeAgain).gradeOpenRuns();
    expect(
      (await resultsOf(second!)).map(({ runId, scoreMillipoints }) => [runId === after.id, scoreMillipoints]),
    ).toEqual([
      [false, 0],
      [true, 5000],
    ]);
    expect((await resultsOf(first!)).filter(({ runId }) => runId === after.id)).toMatchObject([
      { scoreMillipoints: 5000 },
    ]);
    expect(await app.get(Results).progressOfRun(before)).toMatchObject({ graded: 0 });
    await expect(app.get(GradingRuns).release({ runId: before.id, reason: '测试', staff })).rejects.toMatchObject({
      code: 'RUN_MERGED',
      details: { mergedIntoRunNumber: 3 },
    });
    expect((await app.get(GradingRuns).difference({ runId: after.id })).baseRunNumber).toBe(1);
    expect(await app.get(GradingRuns).release({ runId: after.id, reason: '测试', staff })).toBe('released');
  });

  it("takes into a run only responses accepted by then, also when the accepting process's clock is behind", async () => {
    const [candidate] = await tooLate(0);
    const { createdAt } = await app
      .get(GradingRuns)
      .createRun({ examId: exam.examId, overrides: [], reason: '复核', staff });
    app.clock.advance(-300);
    const { run } = await acceptLate(candidate!);
    expect(run!.createdAt).toBeGreaterThan(createdAt);
    await grade(candidate!);
    expect((await resultsOf(candidate!)).map(({ scoreMillipoints }) => scoreMillipoints)).toEqual([0, 0, 5000]);
  });

  it('keeps the previous rules for late responses, and takes the newest when staff score again', async () => {
    const [candidate] = await tooLate(0);
    await grade(candidate!);
    await app.database.execute('UPDATE grading_run SET rules_version = 1 WHERE exam_id = ?', [exam.examId]);
    const { run } = await acceptLate(candidate!);
    const again = await app.get(GradingRuns).createRun({ examId: exam.examId, overrides: [], reason: '复核', staff });
    expect((await app.get(GradingRuns).listRuns(exam.examId)).map(({ rulesVersion }) => rulesVersion)).toEqual([
      1, 1, 3,
    ]);
    expect([run!.rulesVersion, again.rulesVersion]).toEqual([1, 3]);
    await app.get(GradeAgain).gradeOpenRuns();
    const hashes = (await resultsOf(candidate!))
      .filter(({ runId }) => runId !== run!.id)
      .map(({ inputSha256 }) => inputSha256);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('grades after the bell where jobs run', async () => {
    const worker =
      engine === 'sqlite'
        ? app
        : await createTestApp({
            engine,
            modules: [GradingModule],
            config: app.config,
            clock: app.clock,
            role: 'worker',
          });
    try {
      await worker.get(JobQueue).start();
      const candidate = await submitted(0);
      await until('the result is there', async () => (await resultsOf(candidate)).length === 1);
    } finally {
      if (worker !== app) await worker.close();
    }
  });

  it('tells a candidate nothing before the release', async () => {
    const candidate = await submitted(0);
    const registrationId = exam.registrations[0]!.id;
    expect(await app.get(Results).stateOf(registrationId)).toEqual({ state: 'grading' });
    await grade(candidate);
    expect(await app.get(Results).stateOf(registrationId)).toEqual({ state: 'withheld' });
    expect(await app.get(Results).findReleased(registrationId)).toBeNull();
    for (const path of [`exams/${exam.examId}/grading-runs`, 'grading-runs/any']) {
      await request(app.http).get(`/api/v1/${path}`).set('Cookie', candidate.cookie).expect(401);
    }
  });
});
