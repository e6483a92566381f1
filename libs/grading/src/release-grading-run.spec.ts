import { Registrations, Sittings } from '@sunflower/exam';
import { Audit, StaffActor } from '@sunflower/platform';
import { ACandidate } from '../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../test/fixtures/test-database';
import { answerSheet } from '../test/answer-sheet';
import { GradeAgain } from './grade-again';
import { GradeClosedSessions } from './grade-closed-sessions';
import { ReleaseRefused, RunSuperseded } from './grading.errors';
import { GradingModule } from './grading.module';
import type { GradingRunRow } from './grading-run-row';
import { GradingRuns } from './grading-runs';
import type { OverrideInput } from './parse-overrides';
import { ReleaseListeners, type Release } from './release-listeners';
import { Result } from './result.entity';
import { Results } from './results';

const HOUR_MS = 3_600_000;
const staff = new StaffActor('staff-0001', '测试管理员', []);

/** What somebody did in the exam; `away` never started. */
type Conduct = 'right' | 'wrong' | 'open' | 'away';

describeOnBothEngines('releasing a grading run', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let told: Release[];

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [GradingModule] });
    told = [];
    app.get(ReleaseListeners).add(async (release) => void told.push(release));
  });

  afterEach(() => app.close());

  /** Everybody signs in, does as said, and the bells are answered. */
  async function held(...conducts: Conduct[]): Promise<ACandidate[]> {
    exam = await anExam({ app, candidates: conducts.length });
    const candidates: ACandidate[] = [];
    for (const [index, conduct] of conducts.entries()) {
      const candidate = await ACandidate.signedIn({ app, ticketNumber: exam.registrations[index]!.ticketNumber, accessCode: exam.accessCodes[index]! });
      if (conduct !== 'away') await candidate.start();
      if (conduct === 'right' || conduct === 'wrong') await candidate.submit(answerSheet({ items: candidate.items, right: conduct === 'right' }));
      candidates.push(candidate);
    }
    await gradeAll();
    return candidates;
  }

  async function gradeAll(): Promise<void> {
    await app.get(GradeClosedSessions).gradeAllMarked();
    await app.get(GradeAgain).gradeOpenRuns();
  }

  const windowCloses = (): void => app.clock.advance(3 * HOUR_MS);
  const runs = (): GradingRuns => app.get(GradingRuns);
  const currentRun = async (): Promise<GradingRunRow> => (await runs().currentRun(exam.examId))!;
  const release = async (runId?: string) => runs().release({ runId: runId ?? (await currentRun()).id, reason: '核对无误', staff });
  const createRun = (overrides: OverrideInput[]) => runs().createRun({ examId: exam.examId, overrides, reason: '题目有误', staff });
  const standings = () => Promise.all(exam.registrations.map(({ id }) => app.get(Results).findReleased(id)));
  const obstacles = () => release().then(() => 'released', (error: unknown) => (error instanceof ReleaseRefused ? error.details : error));

  async function versionsOf({ sessionId }: ACandidate): Promise<string[]> {
    const [row] = await app.database.select<{ plan: string }>('SELECT plan FROM exam_session WHERE id = ?', [sessionId]);
    const { sections } = JSON.parse(row!.plan) as { sections: { items: { versionId: string }[] }[] };
    return sections.flatMap(({ items }) => items.map(({ versionId }) => versionId));
  }

  it('makes the results count for everybody, the absent among them, and tells who follows', async () => {
    await held('right', 'wrong', 'away');
    windowCloses();
    expect(await standings()).toEqual([null, null, null]);
    expect(await release()).toBe('released');
    expect(await standings()).toMatchObject([
      { outcome: 'graded', scoreMillipoints: 5000, maxMillipoints: 5000, passed: true, sectionMillipoints: [3000, 2000] },
      { outcome: 'graded', scoreMillipoints: 0, passed: false },
      { outcome: 'absent', scoreMillipoints: null, maxMillipoints: 5000, passed: false, sectionMillipoints: [] },
    ]);
    const { id, releasedBy, releasedAt } = await currentRun();
    expect([releasedBy, releasedAt]).toEqual(['staff-0001', app.clock.now()]);
    expect(told).toMatchObject([{ examId: exam.examId, runId: id, runNumber: 1, staffId: 'staff-0001' }]);
    expect(told[0]!.changes.map(({ before, after }) => [before, after.passed]).sort()).toEqual([[null, false], [null, false], [null, true]].sort());
    const acts = await app.get(Audit).listFor({ subjectType: 'grading-run', subjectId: id });
    expect(acts.map(({ action, actorType, reason }) => [action, actorType, reason]).sort()).toEqual([
      ['grading-run.created', 'system', 'The first grading of the exam.'],
      ['grading-run.released', 'staff', '核对无误'],
    ]);
  });

  it('is refused while a session is open, one is ungraded or a window has not closed, with the counts', async () => {
    const [, second] = await held('right', 'open', 'open', 'away');
    expect(await obstacles()).toEqual({ openSessions: 2, ungradedSessions: 0, openSittings: 1 });
    await second!.submit();
    expect(await obstacles()).toEqual({ openSessions: 1, ungradedSessions: 1, openSittings: 1 });
    windowCloses();
    await app.database.execute(`UPDATE exam_session SET state = 'timed_out', grading_needed = 1 WHERE state = 'in_progress'`);
    expect(await obstacles()).toEqual({ openSessions: 0, ungradedSessions: 2, openSittings: 0 });
    expect([await standings(), told]).toEqual([[null, null, null, null], []]);
    await gradeAll();
    expect(await obstacles()).toBe('released');
  });

  it('happens once, however often and concurrently it is asked for', async () => {
    await held('right', 'away');
    windowCloses();
    const { id } = await currentRun();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => release(id)));
    expect(outcomes.filter((outcome) => outcome === 'released')).toHaveLength(1);
    app.clock.advance(HOUR_MS);
    expect(await release(id)).toBe('already_released');
    expect((await currentRun()).releasedAt).toBe(app.clock.now() - HOUR_MS);
    const acts = await app.get(Audit).listFor({ subjectType: 'grading-run', subjectId: id });
    expect(acts.filter(({ action }) => action === 'grading-run.released')).toHaveLength(1);
    expect(await app.database.repository(Result).countBy({ runId: id })).toBe(2);
  });

  it('does not stand when what follows from it fails', async () => {
    await held('right', 'away');
    windowCloses();
    const failing = jest.fn(async () => Promise.reject(new Error('no certificate could be issued')));
    app.get(ReleaseListeners).add(failing);
    await expect(release()).rejects.toThrow('no certificate could be issued');
    expect(await standings()).toEqual([null, null]);
    expect(await app.database.repository(Result).count()).toBe(1);
    expect((await currentRun()).releasedAt).toBeNull();
    failing.mockResolvedValue(undefined as never);
    expect(await release()).toBe('released');
  });

  it('puts what was decided about a person, and a voided session, before what was scored', async () => {
    const [, , voided, , , voidedWhileOpen] = await held('right', 'right', 'right', 'away', 'right', 'open');
    const decide = (index: number, outcome: 'deferred' | 'violation' | null) =>
      app.get(Registrations).setOutcome({ registrationId: exam.registrations[index]!.id, outcome, reason: '测试', staff });
    await decide(1, 'violation');
    await app.database.execute(`UPDATE exam_session SET state = 'voided' WHERE id IN (?, ?)`, [voided!.sessionId, voidedWhileOpen!.sessionId]);
    await decide(3, 'deferred');
    await decide(4, 'violation');
    await decide(4, null);
    windowCloses();
    const { counts, changes } = await runs().difference({ runId: (await currentRun()).id });
    expect([counts.newly_passed, changes.filter(({ after }) => after.passed).length]).toEqual([2, 2]);
    await release();
    expect((await standings()).map((result) => [result?.outcome, result?.scoreMillipoints, result?.passed])).toEqual([
      ['graded', 5000, true], ['violation', null, false], ['annulled', null, false], ['deferred', null, false], ['graded', 5000, true], ['annulled', null, false],
    ]);
  });

  it('shows what a regrade would change, changes nothing before its release, and then tells only what changed', async () => {
    const [right, wrong] = await held('right', 'wrong', 'away');
    windowCloses();
    await release();
    const second = await createRun((await versionsOf(wrong!)).slice(0, 3).map((questionVersionId) => ({ kind: 'award_all', questionVersionId })));
    expect((await runs().difference({ runId: second.id })).ungraded).toBe(2);
    await gradeAll();
    expect((await standings())[1]).toMatchObject({ scoreMillipoints: 0, passed: false });
    const difference = await runs().difference({ runId: second.id });
    expect(difference).toMatchObject({ runNumber: 2, baseRunNumber: 1, registrations: 3, ungraded: 0, counts: { newly_passed: 1, newly_failed: 0, none: 2 } });
    expect(difference.changes).toMatchObject([
      { registrationId: exam.registrations[1]!.id, change: 'newly_passed', before: { scoreMillipoints: 0 }, after: { scoreMillipoints: 3000, passed: true } },
    ]);
    await release(second.id);
    expect((await standings()).map((result) => result?.passed)).toEqual([true, true, false]);
    expect(told[1]!.changes).toMatchObject([{ registrationId: exam.registrations[1]!.id, before: { passed: false }, after: { passed: true } }]);
    expect(await runs().difference({ runId: second.id })).toMatchObject({ counts: { newly_passed: 1, none: 2 } });
    expect(right).toBeDefined();
  });

  it('turns a pass into a fail when a regrade says so', async () => {
    const [, lucky] = await held('right', 'open');
    const right = answerSheet({ items: lucky!.items, right: true });
    await lucky!.submit(right.slice(0, 3));
    await gradeAll();
    windowCloses();
    await release();
    expect((await standings())[1]).toMatchObject({ scoreMillipoints: 3000, maxMillipoints: 5000, passed: true });
    const single = (await versionsOf(lucky!))[0]!;
    const second = await createRun([{ kind: 'drop', questionVersionId: single }]);
    await gradeAll();
    await release(second.id);
    // 2 of 4 points, where 3 of 5 were asked for: 2.4 of 4.
    expect((await standings())[1]).toMatchObject({ scoreMillipoints: 2000, maxMillipoints: 4000, passed: false });
    expect(told[1]!.changes.find(({ registrationId }) => registrationId === exam.registrations[1]!.id)).toMatchObject({ before: { passed: true }, after: { passed: false } });
  });

  it('is refused for a run older than the released one, which stays what counts', async () => {
    const [candidate] = await held('right');
    const [first] = await runs().listRuns(exam.examId);
    await createRun([{ kind: 'drop', questionVersionId: (await versionsOf(candidate!))[0]! }]);
    await gradeAll();
    windowCloses();
    await release();
    await expect(release(first!.id)).rejects.toThrow(RunSuperseded);
    expect((await standings())[0]).toMatchObject({ maxMillipoints: 4000 });
  });

  it('needs a new run for what is voided after it, and the system makes it with the same overrides', async () => {
    const [candidate, other] = await held('right', 'right');
    const overrides: OverrideInput[] = [{ kind: 'drop', questionVersionId: (await versionsOf(other!))[0]! }];
    await createRun(overrides);
    await gradeAll();
    windowCloses();
    await release();
    await app.database.execute(`UPDATE exam_session SET state = 'voided', grading_needed = 1 WHERE id = ?`, [candidate!.sessionId]);
    await gradeAll();
    expect(await currentRun()).toMatchObject({ runNumber: 3, createdBy: null, overrides, releasedAt: null });
    expect((await standings())[0]).toMatchObject({ passed: true });
    expect(await runs().difference({ runId: (await currentRun()).id })).toMatchObject({ baseRunNumber: 2, ungraded: 0, counts: { newly_failed: 1, none: 1 } });
    await release();
    expect((await standings()).map((result) => result?.outcome)).toEqual(['annulled', 'graded']);
  });

  it('waits for a sitting that was added after it', async () => {
    await held('right');
    windowCloses();
    await release();
    const now = app.clock.now();
    const content = { title: '补考', opensAt: now, closesAt: now + HOUR_MS, latestEntryAt: null, earliestSubmissionMinutes: 0, site: null };
    await app.get(Sittings).create({ examId: exam.examId, staffId: null, content });
    const second = await createRun([]);
    await gradeAll();
    await expect(release(second.id)).rejects.toThrow(ReleaseRefused);
  });

  it('gives the pass list by organisation and ticket number, only of the subtrees asked for, from the released run alone', async () => {
    await held('right', 'away', 'wrong');
    const list = async (organisationPaths: string[] | null) => {
      const rows = [];
      for await (const page of app.get(Results).streamReleased({ examId: exam.examId, organisationPaths })) rows.push(...page);
      return rows;
    };
    windowCloses();
    expect(await list(null)).toEqual([]);
    const [, moved] = exam.registrations;
    await app.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', ['/350000/350100/', moved!.id]);
    await release();
    await createRun([]);
    const rows = await list(null);
    expect(rows.map(({ registrationId }) => registrationId).at(-1)).toBe(moved!.id);
    expect(rows.slice(0, 2).map(({ ticketNumber }) => ticketNumber)).toEqual(rows.slice(0, 2).map(({ ticketNumber }) => ticketNumber).sort());
    expect(rows.map(({ outcome }) => outcome).sort()).toEqual(['absent', 'graded', 'graded']);
    expect((await list(['/350000/350100/'])).map(({ outcome, scoreMillipoints }) => [outcome, scoreMillipoints])).toEqual([['absent', null]]);
    expect(await list(['/110000/'])).toEqual([]);
    expect(await list([])).toEqual([]);
  });

  it('leaves nothing behind when a rehearsal is purged', async () => {
    await held('right', 'away');
    windowCloses();
    await release();
    await createRun([]);
    await gradeAll();
    await runs().deleteRehearsal(exam.examId);
    expect([await app.database.repository(Result).count(), await runs().listRuns(exam.examId)]).toEqual([0, []]);
  });
});
