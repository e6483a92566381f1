import { StaffAccounts } from '@sunflower/identity';
import { Audit } from '@sunflower/platform';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { GradingModule } from '../grading.module';
import { GradingRuns } from '../office/grading-runs';
import { ReopenAndSetAside } from '../reopen/reopen-and-set-aside';
import { Result } from '../result/result.entity';
import { GradeAgain } from '../session/grade-again';
import { GradeClosedSessions } from '../session/grade-closed-sessions';
import { MarkScripts, type ScriptAtHand } from './mark-scripts';
import { AllotQuestions } from './allot-questions';
import { MarkingPlans } from './marking-plans';
import { MarkingRepository } from './marking.repository';
import { markedVersions } from './rubric';
import { SettleScripts } from './settle-scripts';
import { LockedExams } from '@sunflower/exam';

const HOUR_MS = 3_600_000;
const staff = aStaffActor();
const reason = '测试原因';

describeOnBothEngines('marking by people', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let markers: { staffId: string }[];
  let versionIds: string[];

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [GradingModule] });
    exam = await anExam({ app, candidates: 3, essays: true, content: { passMarkMillipoints: 10_500 } });
    versionIds = [...markedVersions(await app.get(LockedExams).get(exam.examId)).keys()];
    markers = await Promise.all(['one', 'two', 'three'].map(aMarker));
    for (const questionVersionId of versionIds) await allot({ questionVersionId, lot: 0, staffIds: idsOf(markers) });
  });

  afterEach(() => app.close());

  const idsOf = (some: { staffId: string }[]): string[] => some.map(({ staffId }) => staffId);

  async function aMarker(name: string): Promise<{ staffId: string }> {
    const { id } = await app.get(StaffAccounts).createAccount({
      username: `test-marker-${name}`,
      displayName: `测试阅卷员 ${name}`,
      password: 'a long synthetic password',
      grants: [],
      demo: false,
    });
    return { staffId: id };
  }

  const allot = (allotment: { questionVersionId: string; lot: number; staffIds: string[] }): Promise<void> =>
    app.get(AllotQuestions).allot({ examId: exam.examId, staff, ...allotment });

  /** The choice item is answered rightly; null leaves an essay empty. */
  async function handIn(index: number, essays: (string | null)[]): Promise<ACandidate> {
    const candidate = await ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[index]!.ticketNumber,
      accessCode: exam.accessCodes[index]!,
    });
    await candidate.start();
    const responses = [
      { itemNumber: 1, revision: 1, response: candidate.letter({ itemNumber: 1, text: '对' }) },
      ...essays.map((response, place) => ({ itemNumber: place + 2, revision: 1, response })),
    ];
    expect((await candidate.submit(responses)).status).toBe(200);
    await gradeAll();
    return candidate;
  }

  const gradeAll = (): Promise<void> => app.get(GradeClosedSessions).gradeAllMarked();
  const resultsOf = ({ sessionId }: ACandidate): Promise<Result[]> =>
    app.database.repository(Result).find({ where: { sessionId }, order: { runId: 'ASC' } });
  const next = (marker: { staffId: string }): Promise<ScriptAtHand | null> =>
    app.get(MarkScripts).next({ examId: exam.examId, questionVersionId: null, staff: marker });
  const give = (
    marker: { staffId: string },
    {
      scriptId,
      points,
      revision = 0,
      remark = '',
    }: { scriptId: string; points: number; revision?: number; remark?: string },
  ): Promise<ScriptAtHand> =>
    app.get(MarkScripts).give({ scriptId, staff: marker, revision, points: [points], remark });
  const close = () => app.get(SettleScripts).close({ examId: exam.examId, reason, staff });
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? 'no code',
    );

  /** Marks whatever comes, until nothing is left for the marker. */
  async function markAll(marker: { staffId: string }, points: (essay: string) => number): Promise<number> {
    for (let count = 0; ; count += 1) {
      const turn = await next(marker);
      if (!turn) return count;
      await give(marker, { scriptId: turn.script.id, points: points(turn.script.essay) });
    }
  }

  it('makes the run wait for every mark, and counts their mean when marking is closed', async () => {
    const candidate = await handIn(0, ['甲文', '乙文']);
    expect(await resultsOf(candidate)).toEqual([]);
    const [run] = await app.get(GradingRuns).listRuns(exam.examId);
    app.clock.advance(3 * HOUR_MS);
    const refused = await app
      .get(GradingRuns)
      .release({ runId: run!.id, reason, staff })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'RELEASE_REFUSED', details: { ungradedSessions: 1, scriptsToMark: 2 } });

    expect(await markAll(markers[0]!, () => 5000)).toBe(2);
    expect(await codeOf(close())).toBe('MARKING_INCOMPLETE');
    expect(await markAll(markers[1]!, (essay) => (essay === '甲文' ? 5001 : 4000))).toBe(2);
    expect(await resultsOf(candidate)).toEqual([]);
    expect(await close()).toEqual({ settled: 2 });
    await gradeAll();
    // 1 + 5.0005 + 4.5: the half of a millipoint is carried, and cut off once.
    expect(await resultsOf(candidate)).toMatchObject([
      {
        outcome: 'graded',
        scoreMillipoints: 10_500,
        maxMillipoints: 21_000,
        itemMillipoints: [1000, 5000, 4500],
        passed: true,
      },
    ]);
    expect(await close()).toEqual({ settled: 0 });
    expect(await app.get(GradingRuns).release({ runId: run!.id, reason, staff })).toBe('released');
  });

  it('shows the essay exactly as typed, to nobody whom it is not assigned to', async () => {
    const typed = ' 甲文\n\u0000\t𠮷"\\ ';
    await handIn(0, [typed, null]);
    const { script } = (await next(markers[0]!))!;
    expect(script.essay).toBe(typed);
    const stranger = await aMarker('stranger');
    expect(await codeOf(next(stranger))).toBe('SCRIPT_NOT_FOUND');
    expect(await codeOf(give(stranger, { scriptId: script.id, points: -1 }))).toBe('SCRIPT_NOT_FOUND');
    expect(await codeOf(app.get(MarkScripts).atHand({ scriptId: script.id, staff: stranger }))).toBe(
      'SCRIPT_NOT_FOUND',
    );
  });

  it('asks nobody about an essay that was not written', async () => {
    const [blank, empty] = [await handIn(0, [' \n\u3000', null]), await handIn(1, [null, null])];
    expect((await resultsOf(blank)).map(({ scoreMillipoints }) => scoreMillipoints)).toEqual([1000]);
    expect((await resultsOf(empty)).map(({ scoreMillipoints }) => scoreMillipoints)).toEqual([1000]);
    expect(await next(markers[0]!)).toBeNull();
  });

  it('asks a third marker where two are further apart than the exam says, and never the same one twice', async () => {
    await handIn(0, ['甲文', null]);
    expect([await markAll(markers[0]!, () => 2000), await markAll(markers[1]!, () => 8000)]).toEqual([1, 1]);
    expect([await next(markers[0]!), await next(markers[1]!)]).toEqual([null, null]);
    expect(await markAll(markers[2]!, () => 7500)).toBe(1);
    await close();
    await gradeAll();
    const [result] = await app.database.repository(Result).find();
    expect(result!.itemMillipoints).toEqual([1000, 7750, 0]);
  });

  it('leaves a disputed script to an administrator', async () => {
    const candidate = await handIn(0, ['甲文', null]);
    await markAll(markers[0]!, () => 0);
    await markAll(markers[1]!, () => 10_000);
    await markAll(markers[2]!, () => 5000);
    const refused = await close().catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'MARKING_INCOMPLETE', details: { open: 0, disputed: 1 } });
    const [{ id: scriptId }] = (await app.database.select<{ id: string }>('SELECT id FROM marking_script')) as [
      { id: string },
    ];
    const decide = (points: number[]) => app.get(SettleScripts).decide({ scriptId, points, reason, staff });
    expect(await codeOf(decide([10_001]))).toBe('INVALID_MARK');
    await decide([6000]);
    await gradeAll();
    expect((await resultsOf(candidate))[0]!.itemMillipoints).toEqual([1000, 6000, 0]);
    const entries = await app.get(Audit).listFor({ subjectType: 'marking-script', subjectId: scriptId });
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'essay-mark.decided',
      ...['one', 'two', 'three'].map(() => 'essay.marked'),
    ]);
    expect(entries.find(({ action }) => action === 'essay-mark.decided')).toMatchObject({
      action: 'essay-mark.decided',
      reason,
      details: { part: 6000, partBefore: null },
    });
  });

  it('takes the same mark once, however often and from how many windows it comes', async () => {
    await handIn(0, ['甲文', null]);
    const [here, there] = [await next(markers[0]!), await next(markers[0]!)];
    const scriptId = here!.script.id;
    expect(there!.script.id).toBe(scriptId);
    const replies = await Promise.all([1, 2, 3].map(() => give(markers[0]!, { scriptId, points: 5000 })));
    expect(replies.map(({ own }) => own!.revision)).toEqual([1, 1, 1]);
    // The other window has not seen it.
    const refused = await give(markers[0]!, { scriptId, points: 7000 }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'MARK_CHANGED', details: { revision: 1, points: [5000] } });
    expect((await give(markers[0]!, { scriptId, points: 7000, revision: 1 })).own).toMatchObject({ revision: 2 });
    expect(await app.get(MarkingRepository).marksOf(scriptId)).toMatchObject([{ place: 1, totalMillipoints: 7000 }]);
  });

  it('gives no script to more markers than it needs, whoever asks at the same moment', async () => {
    await handIn(0, ['甲文', null]);
    const turns = await Promise.all(markers.map(next));
    expect(turns.filter((turn) => turn !== null)).toHaveLength(2);
    const rows = await app.database.select<{ place: number }>('SELECT place FROM marking_mark ORDER BY place');
    expect(rows.map(({ place }) => Number(place))).toEqual([1, 2]);
  });

  it('gives the place of a marker who went away to another one, and tells the first', async () => {
    await handIn(0, ['甲文', null]);
    const { script } = (await next(markers[0]!))!;
    await next(markers[1]!);
    app.clock.advance(HOUR_MS);
    await markAll(markers[2]!, () => 5000);
    await markAll(markers[1]!, () => 5000);
    expect(await codeOf(give(markers[0]!, { scriptId: script.id, points: 1000 }))).toBe('SCRIPT_TAKEN');
  });

  it('deals the scripts of a question into lots, and a marker has only those of the own ones', async () => {
    await app.get(MarkingPlans).change({ examId: exam.examId, markers: 1, tolerancePercent: 10, lots: 2, staff });
    for (const questionVersionId of versionIds) {
      await allot({ questionVersionId, lot: 0, staffIds: [] });
      for (const lot of [1, 2]) await allot({ questionVersionId, lot, staffIds: [markers[lot - 1]!.staffId] });
    }
    for (const index of [0, 1, 2]) await handIn(index, [`甲文${index}`, `乙文${index}`]);
    const counts = await app.get(MarkingRepository).countByState({ examId: exam.examId, lots: 2 });
    const inLot = (lot: number) => counts.reduce((sum, one) => sum + (one.lot === lot ? one.scripts : 0), 0);
    expect([await markAll(markers[0]!, () => 1), await markAll(markers[1]!, () => 1)]).toEqual([inLot(1), inLot(2)]);
    expect(inLot(1) + inLot(2)).toBe(6);
    const lotOfNobody = { questionVersionId: versionIds[0]!, lot: 3, staffIds: [] };
    expect(await codeOf(allot(lotOfNobody))).toBe('LOT_NOT_THERE');
    expect(await codeOf(next(markers[2]!))).toBe('SCRIPT_NOT_FOUND');
  });

  it('keeps the marks in every later run, and gives a later run what was decided since', async () => {
    const candidate = await handIn(0, ['甲文', null]);
    for (const marker of markers.slice(0, 2)) await markAll(marker, () => 5000);
    await close();
    await gradeAll();
    const again = async () => {
      app.clock.advance(1000);
      const run = await app.get(GradingRuns).createRun({ examId: exam.examId, overrides: [], reason, staff });
      await app.get(GradeAgain).gradeRun(run.id);
    };
    await again();
    const [{ id: scriptId }] = (await app.database.select<{ id: string }>('SELECT id FROM marking_script')) as [
      { id: string },
    ];
    app.clock.advance(1000);
    await app.get(SettleScripts).decide({ scriptId, points: [9000], reason, staff });
    await again();
    const scores = async () => (await resultsOf(candidate)).map(({ itemMillipoints }) => itemMillipoints[1]);
    expect(await scores()).toEqual([5000, 5000, 9000]);
    // An earlier run, graded once more, comes to the same again.
    await app.database.execute('DELETE FROM result');
    await app.database.execute('UPDATE exam_session SET grading_needed = 1');
    await gradeAll();
    expect(await scores()).toEqual([5000, 5000, 9000]);
  });

  it('brings an essay back with its marks when a reopened session ends with the same text', async () => {
    const candidate = await handIn(0, ['甲文', '乙文']);
    await markAll(markers[0]!, () => 5000);
    const session = { id: candidate.sessionId, examId: exam.examId, registrationId: exam.registrations[0]!.id };
    const deadlineAtMs = app.clock.now() + HOUR_MS;
    await app.get(ReopenAndSetAside).reopen({ session, deadlineAtMs, staffId: staff.staffId, reason });
    expect(await next(markers[1]!)).toBeNull();
    await candidate.start();
    await candidate.submit([{ itemNumber: 3, revision: 2, response: '新文' }]);
    await gradeAll();
    expect(await markAll(markers[1]!, () => 5000)).toBe(2);
    // Only the new text is new to the first marker.
    expect(await markAll(markers[0]!, () => 5000)).toBe(1);
    expect(await close()).toEqual({ settled: 2 });
  });

  it('changes no rule and no rubric once marks stand on it, and no mark once it counts', async () => {
    const { examId } = exam;
    const criteria = [
      { title: '要点', description: '', millipoints: 12_000 },
      { title: '表达', description: '', millipoints: 8000 },
    ];
    const setRubric = (questionVersionId: string) =>
      app.get(MarkingPlans).setRubric({ examId, questionVersionId, rubric: { criteria, guidance: '' }, staff });
    for (const id of versionIds) await setRubric(id);
    const candidate = await handIn(0, ['甲文', null]);
    const { script } = (await next(markers[0]!))!;
    const scriptId = script.id;
    expect(await codeOf(give(markers[0]!, { scriptId, points: 5000 }))).toBe('INVALID_MARK');
    const both = (marker: { staffId: string }, points: number[]) =>
      app.get(MarkScripts).give({ scriptId, staff: marker, revision: 0, points, remark: '' });
    expect(await codeOf(both(markers[0]!, [12_001, 0]))).toBe('INVALID_MARK');
    await both(markers[0]!, [9000, 4000]);
    await next(markers[1]!);
    await both(markers[1]!, [9000, 5000]);
    expect(
      await codeOf(app.get(MarkingPlans).change({ examId, markers: 1, tolerancePercent: 0, lots: 1, staff })),
    ).toBe('MARKING_BEGUN');
    expect(await codeOf(setRubric(script.questionVersionId))).toBe('MARKING_BEGUN');
    await close();
    await gradeAll();
    // 13.5 of the rubric's 20 are 6.75 of the item's 10.
    expect((await resultsOf(candidate))[0]!.itemMillipoints).toEqual([1000, 6750, 0]);
    expect(
      await codeOf(
        app.get(MarkScripts).give({ scriptId, staff: markers[0]!, revision: 1, points: [0, 0], remark: '' }),
      ),
    ).toBe('SCRIPT_SETTLED');
  });
});
