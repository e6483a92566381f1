import { Sittings } from '@sunflower/exam';
import { Audit } from '@sunflower/platform';
import { aMakeUp, type MakeUpFixture } from '../../../../test/fixtures/a-make-up';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamHall } from '../../../../test/fixtures/exam-hall';
import { ReleaseRefused } from '../grading.errors';
import { GradingModule } from '../grading.module';
import { GradingRuns } from '../office/grading-runs';
import { Result } from '../result/result.entity';

const HOUR_MS = 3_600_000;
const NONE = { passed: 0, failed: 0, absent: 0, deferred: 0, violation: 0, annulled: 0 };

describeOnBothEngines('a release while a sitting is not over', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let hall: ExamHall;

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [GradingModule] });
    exam = await anExam({ app, candidates: 3 });
    hall = new ExamHall(app, exam);
  });

  afterEach(() => app.close());

  const runs = () => app.get(GradingRuns).listRuns(exam.examId);

  /** One candidate passes, one fails, one is away. The sitting is over; the make-up of the last two is open. */
  async function heldWithMakeUp(sitting: { opensAt?: number } = {}): Promise<MakeUpFixture> {
    const [first, second, third] = exam.registrations;
    await hall.sit({ registration: first!, conduct: 'right' });
    await hall.sit({ registration: second!, conduct: 'wrong' });
    app.clock.advance(3 * HOUR_MS);
    return aMakeUp({ app, exam, personIds: [second!.personId, third!.personId], sitting });
  }

  it('covers the sittings that are over; people of other sittings are not absent, and follow with the next run', async () => {
    const makeUp = await heldWithMakeUp();
    expect(await hall.release()).toBe('released');
    expect(await hall.counts()).toEqual({ ...NONE, passed: 1, failed: 1, absent: 1 });
    const [run, next] = await runs();
    expect([run!.sittingIds, next]).toMatchObject([[exam.sittingId], { createdBy: null, releasedAt: null }]);
    expect(await app.database.repository(Result).countBy({ runId: run!.id })).toBe(3);
    const acts = await app.get(Audit).listFor({ subjectType: 'grading-run', subjectId: run!.id });
    expect(acts.find(({ action }) => action === 'grading-run.released')).toMatchObject({
      details: { sittingIds: [exam.sittingId], leftOutSittingIds: [makeUp.sittingId] },
    });
    await hall.sit({ registration: makeUp.registrations[0]!, conduct: 'right' });
    app.clock.advance(3 * HOUR_MS);
    expect(await hall.release()).toBe('released');
    expect(await hall.counts()).toEqual({ ...NONE, passed: 2, absent: 1 });
    expect(await runs()).toHaveLength(2);
  });

  it('shows no result of an open sitting, even of a session already handed in and graded', async () => {
    const makeUp = await heldWithMakeUp();
    await hall.sit({ registration: makeUp.registrations[0]!, conduct: 'right' });
    await hall.sit({ registration: makeUp.registrations[1]!, conduct: 'open' });
    expect(await hall.release()).toBe('released');
    expect(await Promise.all(exam.registrations.map((one) => hall.told(one)))).toEqual(['passed', 'failed', 'absent']);
    expect(await Promise.all(makeUp.registrations.map((one) => hall.told(one)))).toEqual(['withheld', 'grading']);
    expect(await hall.list()).toEqual(['测试考生1 1 passed', '测试考生2 1 failed', '测试考生3 1 absent']);
  });

  it('compares with the previous run only the people whom it covers', async () => {
    await heldWithMakeUp();
    await hall.gradeAll();
    const [run] = await runs();
    expect(await app.get(GradingRuns).difference({ runId: run!.id })).toMatchObject({ registrations: 3, ungraded: 0 });
    await hall.release();
    expect(await app.get(GradingRuns).difference({ runId: run!.id })).toMatchObject({ registrations: 3, ungraded: 0 });
  });

  it('does not wait, for a corrected run, for a make-up still to come', async () => {
    const [first] = exam.registrations;
    await hall.sit({ registration: first!, conduct: 'right' });
    app.clock.advance(3 * HOUR_MS);
    await hall.release();
    await aMakeUp({
      app,
      exam,
      personIds: [exam.registrations[1]!.personId],
      sitting: { opensAt: app.clock.now() + 24 * HOUR_MS, closesAt: app.clock.now() + 26 * HOUR_MS },
    });
    expect(await hall.regrade()).toBe('released');
    expect(await hall.counts()).toEqual({ ...NONE, passed: 1, absent: 2 });
  });

  it('does not take in a sitting that closes between preparation and release', async () => {
    const makeUp = await heldWithMakeUp();
    await hall.sit({ registration: makeUp.registrations[0]!, conduct: 'right' });
    hall.duringPreparation(async () => app.clock.advance(3 * HOUR_MS));
    expect(await hall.release()).toBe('released');
    expect(await Promise.all(makeUp.registrations.map((one) => hall.told(one)))).toEqual(['withheld', 'grading']);
    expect(await hall.counts()).toEqual({ ...NONE, passed: 1, failed: 1, absent: 1 });
    expect(await hall.release()).toBe('released');
    expect(await hall.counts()).toEqual({ ...NONE, passed: 2, absent: 1 });
  });

  it('is prepared again when a finished sitting was given a later end meanwhile', async () => {
    const makeUp = await heldWithMakeUp();
    app.clock.advance(3 * HOUR_MS);
    hall.duringPreparation(() =>
      app.database.execute('UPDATE sitting SET closes_at = ? WHERE id = ?', [
        app.clock.now() + HOUR_MS,
        makeUp.sittingId,
      ]),
    );
    expect(await hall.release()).toBe('released');
    expect(await hall.told(makeUp.registrations[1]!)).toBe('grading');
    expect((await runs())[0]!.sittingIds).toEqual([exam.sittingId]);
  });

  it('gives way to a preparation for more sittings that began meanwhile', async () => {
    const makeUp = await heldWithMakeUp();
    hall.duringPreparation(async () => {
      app.clock.advance(3 * HOUR_MS);
      // As if another process had just begun to prepare both sittings.
      await app.database.execute('UPDATE grading_run SET sitting_ids = ? WHERE released_at IS NULL', [
        JSON.stringify([exam.sittingId, makeUp.sittingId]),
      ]);
    });
    expect(await hall.release()).toBe('released');
    expect(await hall.told(makeUp.registrations[1]!)).toBe('absent');
  });

  it('is refused while a released sitting is open again, because its people would lose their results', async () => {
    await hall.sit({ registration: exam.registrations[0]!, conduct: 'right' });
    const { id: otherId } = await app.get(Sittings).create({
      examId: exam.examId,
      staffId: null,
      content: {
        title: '第二场',
        opensAt: app.clock.now(),
        closesAt: app.clock.now() + HOUR_MS,
        latestEntryAt: null,
        earliestSubmissionMinutes: 0,
        site: null,
      },
    });
    app.clock.advance(3 * HOUR_MS);
    await hall.release();
    await app.database.execute('UPDATE sitting SET closes_at = ? WHERE id = ?', [
      app.clock.now() + HOUR_MS,
      exam.sittingId,
    ]);
    const refused = await hall.regrade().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ReleaseRefused);
    expect((refused as ReleaseRefused).details).toEqual({ openSessions: 0, ungradedSessions: 0, openSittings: 1 });
    expect(otherId).toBeDefined();
  });
});
