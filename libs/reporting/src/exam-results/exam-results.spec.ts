import { Organisations } from '@sunflower/organisations';
import { GradingRuns } from '@sunflower/grading';
import { StaffActor, type StaffRole } from '@sunflower/platform';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { ExamHall } from '../../../../test/fixtures/exam-hall';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { MakeItemStatistics } from '../item-statistics/make-item-statistics';
import { ReportingModule } from '../reporting.module';
import { ExamResults } from './exam-results';
import type { ResultListQueryDto } from './exam-results.dto';

const staffOf = (organisationPath: string, role: StaffRole = 'administrator') =>
  new StaffActor('staff-0001', '测试管理员', [{ role, organisationId: 'any', organisationPath }]);

describeOnBothEngines('results on the screen', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let county: { id: string; path: string };

  /**
   * Candidates 0 and 1 pass (1 in the county), 2 fails (in the county), 3 does not come, 4 is voided, 5 has a decided
   * outcome.
   */
  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ReportingModule] });
    exam = await anExam({ app, candidates: 6 });
    const hall = new ExamHall(app, exam);
    county = (await app.get(Organisations).findByCode('350102'))!;
    for (const index of [1, 2])
      await app.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [
        county.path,
        exam.registrations[index]!.id,
      ]);
    for (const index of [0, 1, 2, 4, 5]) {
      const registration = exam.registrations[index]!;
      const candidate = await hall.sit({ registration, conduct: index === 2 ? 'wrong' : 'right' });
      if (index === 4)
        await app.database.execute(`UPDATE exam_session SET state = 'voided' WHERE id = ?`, [candidate.sessionId]);
    }
    await hall.gradeAll();
    await app.database.execute(`UPDATE registration SET outcome = 'violation' WHERE id = ?`, [
      exam.registrations[5]!.id,
    ]);
  }, 60_000);
  afterAll(() => app.close());

  const list = async (query: ResultListQueryDto = {}, staff = staffOf('/350000/')) =>
    app.get(ExamResults).list({ examId: exam.examId, query, staff });
  const summary = (staff = staffOf('/350000/'), query = {}) =>
    app.get(ExamResults).summary({ examId: exam.examId, query, staff });
  const kindsOf = async (query: ResultListQueryDto = {}, staff = staffOf('/350000/')): Promise<(string | null)[]> => {
    const { items } = await list(query, staff);
    const kindOf = new Map(items.map(({ registrationId, kind }) => [registrationId, kind]));
    return exam.registrations.map(({ id }) => kindOf.get(id) ?? null);
  };

  it('are shown to administrators of the whole exam once graded, and to staff of a part only after the release', async () => {
    expect(await kindsOf()).toEqual(['passed', 'passed', 'failed', null, 'annulled', 'violation']);
    expect((await list()).run).toMatchObject({ runNumber: 1, releasedAt: null });
    expect(await list({}, staffOf(county.path))).toEqual({ run: null, total: 0, items: [] });
    await expect(list({}, staffOf('/350000/', 'invigilator'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(list({}, staffOf('/360000/'))).rejects.toMatchObject({ code: 'EXAM_NOT_FOUND' });
  });

  it('show no score of a person with a decided outcome, and include the absent once the sitting is over', async () => {
    app.clock.advance(3 * 3_600_000);
    expect(await kindsOf()).toEqual(['passed', 'passed', 'failed', 'absent', 'annulled', 'violation']);
    const scores = (await list({ order: 'score', descending: true })).items.map((one) => one.scoreMillipoints);
    expect(scores.filter((score) => score !== null)).toEqual([5000, 5000, 0]);
  });

  it('are searched, sorted and paged', async () => {
    const tickets = exam.registrations.map(({ ticketNumber }) => ticketNumber).sort();
    const found = [];
    for (const offset of [0, 2, 4]) found.push(...(await list({ offset, limit: 2 })).items);
    expect(found.map(({ ticketNumber }) => ticketNumber)).toEqual(tickets);
    expect((await list({ search: tickets[3] })).items.map(({ ticketNumber }) => ticketNumber)).toEqual([tickets[3]]);
    expect((await list({ search: '%' })).total).toBe(0);
    expect((await list({ kind: 'passed' })).total).toBe(2);
    expect((await list({ organisationId: county.id })).total).toBe(2);
    expect((await list({ sittingId: 'none' })).total).toBe(0);
  });

  it('are counted by score, place, sitting and domain', async () => {
    expect((await summary()).domainsBeingMade).toBe(true);
    await app.get(MakeItemStatistics).makeWanted();
    const { counts, distribution, places, sittings, domains, passMarkMillipoints } = await summary();
    expect(counts).toEqual({ passed: 2, failed: 1, absent: 1, deferred: 0, violation: 1, annulled: 1 });
    expect(passMarkMillipoints).toBe(3000);
    expect(
      distribution.flatMap(({ people, fromMillipoints }) => (people > 0 ? [[fromMillipoints, people]] : [])),
    ).toEqual([
      [0, 1],
      [4750, 2],
    ]);
    expect(places.map(({ level, counts: { passed, failed } }) => [level, passed, failed])).toEqual([
      ['city', 1, 1],
      ['county', 1, 1],
    ]);
    expect(sittings).toMatchObject([{ sittingId: exam.sittingId, title: '第一场', counts: { passed: 2 } }]);
    expect(domains).toMatchObject([{ code: 'sample', title: '测试领域' }]);
    // They are those of the whole exam, and not of one sitting.
    const ofSitting = await summary(undefined, { sittingId: exam.sittingId });
    expect(ofSitting).toMatchObject({ counts: { passed: 2 }, domains: null, domainsBeingMade: false });
  });

  it('show the counts of a future release, and are visible to staff of a part once released', async () => {
    const [run] = await app.get(GradingRuns).listRuns(exam.examId);
    const { outcomes, certificates } = await app.get(GradingRuns).difference({ runId: run!.id, limit: 0 });
    expect(outcomes).toEqual({ passed: 2, failed: 1, absent: 1, deferred: 0, violation: 1, annulled: 1, ungraded: 0 });
    expect(certificates).toEqual({ toIssue: 2, toRevoke: 0 });
    const before = await kindsOf();
    await app
      .get(GradingRuns)
      .release({ runId: run!.id, reason: '测试发布', staff: { staffId: 'staff-0001' } as never });
    expect(await kindsOf()).toEqual(before);
    expect((await summary()).counts).toEqual({
      passed: 2,
      failed: 1,
      absent: 1,
      deferred: 0,
      violation: 1,
      annulled: 1,
    });
    expect(await kindsOf({}, staffOf(county.path))).toEqual([null, 'passed', 'failed', null, null, null]);
    const below = await summary(staffOf(county.path));
    expect(below).toMatchObject({ counts: { passed: 1, failed: 1 }, domains: null, domainsBeingMade: false });
    expect(below.places.map(({ level }) => level)).toEqual(['county']);
  });
});
