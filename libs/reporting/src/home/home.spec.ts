import { Exams } from '@sunflower/exam';
import { Organisations } from '@sunflower/organisations';
import { Audit, StaffActor, type StaffRole } from '@sunflower/platform';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ReportingModule } from '../reporting.module';
import { Home } from './home';

const staffOf = (organisationPath: string, role: StaffRole = 'administrator') =>
  new StaffActor('staff-0001', '测试管理员', [{ role, organisationId: 'any', organisationPath }]);

describeOnBothEngines('the first page of the console', (engine) => {
  let test: TestApp;
  let exam: ExamFixture;
  let county: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [ReportingModule] });
    exam = await anExam({ app: test, candidates: 3 });
    county = (await test.get(Organisations).findByCode('350102'))!.path;
    await test.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [
      county,
      exam.registrations[0]!.id,
    ]);
  }, 60_000);
  afterAll(() => test.close());

  const home = (staff = staffOf('/350000/')) => test.get(Home).of(staff);
  const shown = async (staff?: StaffActor) => (await home(staff)).exams.find(({ id }) => id === exam.examId);

  it('shows an exam that runs with its steps and the people within reach', async () => {
    expect(await shown()).toMatchObject({
      stage: 'running',
      isToday: true,
      current: 'sitting',
      registered: 3,
      sittings: 1,
    });
    expect((await shown(staffOf(county)))!.registered).toBe(1);
    expect((await shown(staffOf(county)))!.acts).not.toContain('run.release');
    expect(await shown(staffOf('/360000/'))).toBeUndefined();
  });

  it('says that tickets are to be exported until somebody did', async () => {
    const ahead = await anExam({
      app: test,
      sitting: { opensAt: test.clock.now() + 86_400_000, closesAt: test.clock.now() + 93_600_000 },
    });
    const current = async () => (await home()).exams.find(({ id }) => id === ahead.examId)!.current;
    expect(await current()).toBe('tickets');
    await test.database.transaction(() =>
      test.get(Audit).record({
        staffId: 'staff-0001',
        action: 'tickets.exported',
        subjectType: 'exam',
        subjectId: ahead.examId,
        reason: null,
      }),
    );
    expect(await current()).toBe('sitting');
  });

  it('shows a draft to its own organisation and those above, and not to those below', async () => {
    const { id: draftId } = await test.get(Exams).create({
      content: { ...(await test.get(Exams).getExam(exam.examId)), title: '测试草稿' },
      organisationId: exam.organisationId,
      rehearsal: false,
      staffId: 'staff-0001',
    });
    const has = async (staff?: StaffActor) => (await home(staff)).exams.some(({ id }) => id === draftId);
    expect([await has(), await has(staffOf(county))]).toEqual([true, false]);
  });

  it('counts what waits for the reader: reviews of own banks for teachers, and nothing of other places', async () => {
    await test.database.execute(`UPDATE question SET state = 'in_review' WHERE code IN ('S-1', 'S-2')`);
    const { reviews } = (await home(staffOf('/350000/', 'trainer'))).waiting;
    expect(reviews.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(2);
    // Who wrote them does not review them.
    const author = staffOf('/350000/', 'trainer');
    await test.database.execute(
      `UPDATE question_version SET created_by = ? WHERE id IN (SELECT q.current_version_id FROM question q WHERE q.code IN ('S-1', 'S-2'))`,
      [author.staffId],
    );
    expect((await home(author)).waiting.reviews).toEqual([]);
    await test.database.execute('UPDATE question_version SET created_by = NULL');
    for (const staff of [staffOf(county, 'trainer'), staffOf('/350000/', 'invigilator')])
      expect((await home(staff)).waiting.reviews).toEqual([]);
  });
});
