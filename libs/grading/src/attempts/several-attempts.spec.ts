import { RegisterPeople, type CountingAttempt } from '@sunflower/exam';
import { aMakeUp } from '../../../../test/fixtures/a-make-up';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamHall, type Conduct } from '../../../../test/fixtures/exam-hall';
import { GradingModule } from '../grading.module';
import { GradingRuns } from '../office/grading-runs';

const HOUR_MS = 3_600_000;
const NONE = { passed: 0, failed: 0, absent: 0, deferred: 0, violation: 0, annulled: 0 };

describeOnBothEngines('a person with several attempts', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let hall: ExamHall;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [GradingModule] });
  });

  afterAll(() => app.close());

  /**
   * Candidates with their conduct in the first sitting and in the make-up. Both sittings are over; nothing is released.
   */
  async function sat({ rule, conducts }: { rule?: CountingAttempt; conducts: [Conduct, Conduct | null][] }) {
    exam = await anExam({
      app,
      candidates: conducts.length,
      content: {
        policies: {
          multipleChoice: 'all_or_nothing',
          shuffleItems: true,
          shuffleOptions: true,
          ...(rule ? { countingAttempt: rule } : {}),
        },
      },
    });
    hall = new ExamHall(app, exam);
    for (const [index, [first]] of conducts.entries())
      await hall.sit({ registration: exam.registrations[index]!, conduct: first });
    app.clock.advance(3 * HOUR_MS);
    const again = conducts.flatMap(([, second], index) =>
      second === null ? [] : [{ second, personId: exam.registrations[index]!.personId }],
    );
    const makeUp = await aMakeUp({ app, exam, personIds: again.map(({ personId }) => personId) });
    for (const [index, { second }] of again.entries())
      await hall.sit({ registration: makeUp.registrations[index]!, conduct: second });
    app.clock.advance(3 * HOUR_MS);
    return makeUp.registrations;
  }

  const CONDUCTS: [Conduct, Conduct | null][] = [
    ['right', null],
    ['wrong', 'right'],
    ['right', 'wrong'],
    ['wrong', 'away'],
    ['away', 'wrong'],
    ['away', 'away'],
  ];

  it('appears once in the pass list and once in the counts, by the best attempt', async () => {
    await sat({ conducts: CONDUCTS });
    await hall.release();
    expect(await hall.list()).toEqual([
      '测试考生1 1 passed',
      '测试考生2 2 passed',
      '测试考生3 1 passed',
      '测试考生4 1 failed',
      '测试考生5 2 failed',
      '测试考生6 1 absent',
    ]);
    expect(await hall.counts()).toEqual({ ...NONE, passed: 3, failed: 2, absent: 1 });
  });

  it('is judged by the latest or the first attempt that was sat, where the exam says so', async () => {
    await sat({ rule: 'latest', conducts: CONDUCTS });
    await hall.release();
    expect((await hall.list()).slice(1, 5)).toEqual([
      '测试考生2 2 passed',
      '测试考生3 2 failed',
      '测试考生4 1 failed',
      '测试考生5 2 failed',
    ]);
    await sat({ rule: 'first', conducts: CONDUCTS });
    await hall.release();
    expect((await hall.list()).slice(1, 3)).toEqual(['测试考生2 1 failed', '测试考生3 1 passed']);
  });

  it('counts another attempt when one is struck just before the release, and the first again once it is restored', async () => {
    await sat({ conducts: [['right', 'half']] });
    hall.duringPreparation(() => hall.decide({ registration: exam.registrations[0]!, outcome: 'violation' }));
    await hall.release();
    expect(await hall.list()).toEqual(['测试考生1 2 passed']);
    await hall.decide({ registration: exam.registrations[0]!, outcome: null });
    await hall.regrade();
    expect(await hall.list()).toEqual(['测试考生1 1 passed']);
  });

  it('is compared once with the previous run, by the attempt that counts', async () => {
    await sat({
      conducts: [
        ['right', 'wrong'],
        ['wrong', 'right'],
        ['away', null],
      ],
    });
    await hall.gradeAll();
    const run = (await app.get(GradingRuns).currentRun(exam.examId))!;
    expect(await app.get(GradingRuns).difference({ runId: run.id })).toMatchObject({
      registrations: 3,
      counts: { newly_passed: 2, outcome: 1 },
    });
    await hall.release();
    await hall.decide({ registration: exam.registrations[0]!, outcome: 'annulled' });
    await app.get(GradingRuns).createRun({
      examId: exam.examId,
      overrides: [],
      reason: '测试重评',
      staff: { staffId: 'staff-0001' },
    });
    await hall.gradeAll();
    const { changes } = await app
      .get(GradingRuns)
      .difference({ runId: (await app.get(GradingRuns).currentRun(exam.examId))!.id });
    expect(changes).toMatchObject([
      { change: 'newly_failed', before: { passed: true }, after: { outcome: 'graded', passed: false } },
    ]);
  });

  it('is refused for a make-up, with the reason, once a pass is released', async () => {
    const [, second] = await sat({
      conducts: [
        ['right', null],
        ['wrong', 'wrong'],
        ['wrong', 'wrong'],
      ],
    });
    await hall.release();
    app.clock.advance(HOUR_MS);
    const personIds = exam.registrations.map(({ personId }) => personId);
    const makeUp = aMakeUp({ app, exam, personIds: [second!.personId] });
    const { sittingId } = await makeUp;
    expect(
      await app
        .get(RegisterPeople)
        .register({ examId: exam.examId, sittingId, personIds, attempt: 'make_up', staffId: null }),
    ).toMatchObject({
      registered: 1,
      alreadyRegistered: 1,
      alreadyPassed: 1,
      refused: [{ personId: personIds[0], code: 'ALREADY_PASSED' }],
    });
  });
});
