import { Audit } from '@sunflower/platform';
import request from 'supertest';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { NoticesModule } from '../notices.module';
import { MOST_OPEN } from './keep-announcements';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describeOnBothEngines('an announcement on the sign-in page', (engine) => {
  let app: TestApp;
  let province: StaffMember;
  let exam: ExamFixture;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [NoticesModule] });
    await anExam({ app, candidates: 0 });
    province = await StaffMember.signedIn({ app });
  }, 60_000);
  afterAll(() => app.close());
  beforeEach(async () => {
    // What earlier tests announced is over.
    app.clock.advance(2 * DAY_MS);
    await province.signIn();
    exam = await anExam({ app, candidates: 0, content: { title: '测试公告考试' } });
  });

  const path = (rest = '') => `exams/${exam.examId}/announcements${rest}`;
  const at = (ms: number) => new Date(app.clock.now() + ms).toISOString();
  const make = ({ text = '测试公告', from = 0, until = DAY_MS, by = province } = {}) =>
    by.post(path(), { text, showsFrom: at(from), showsUntil: at(until) });
  const shown = async (): Promise<unknown> =>
    (await request(app.http).get('/api/v1/candidate/announcements').expect(200)).body.announcements;
  const listed = async (): Promise<{ id: string; text: string; showsUntil: string; createdByName: string }[]> =>
    (await province.get(path()).expect(200)).body;

  it('is shown from its beginning to its end, with the title of the exam alone', async () => {
    expect(await shown()).toEqual([]);
    await make({ text: ' 第二场改为下午\n请留意 ', from: MINUTE_MS, until: 3 * MINUTE_MS }).expect(204);
    expect(await shown()).toEqual([]);
    app.clock.advance(MINUTE_MS);
    expect(await shown()).toEqual([{ examTitle: '测试公告考试', text: '第二场改为下午\n请留意' }]);
    app.clock.advance(2 * MINUTE_MS);
    expect(await shown()).toEqual([]);
    expect(await listed()).toEqual([
      expect.objectContaining({ text: '第二场改为下午\n请留意', createdByName: '测试人员' }),
    ]);
  });

  it('ends when staff end it, stays in their list, and both are on record', async () => {
    await make().expect(204);
    expect(await shown()).toHaveLength(1);
    const [{ id }] = (await listed()) as unknown as [{ id: string }];
    await province.post(path(`/${id}/end`), {}).expect(204);
    expect(await shown()).toEqual([]);
    expect(await listed()).toEqual([expect.objectContaining({ id, showsUntil: at(0) })]);
    await province.post(path(`/${id}/end`), {}).expect(204);
    const acts = (await app.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId })).map(
      ({ action }) => action,
    );
    expect(acts.filter((action) => action.startsWith('notice.')).sort()).toEqual([
      'notice.announced',
      'notice.announcement-ended',
    ]);
  });

  it('is asked of the database once in 15 seconds, however many open the page', async () => {
    await make().expect(204);
    expect(await shown()).toMatchObject([{ text: '测试公告' }]);
    await app.database.execute('UPDATE announcement SET body = ? WHERE exam_id = ?', ['别处改的', exam.examId]);
    app.clock.advance(14_999);
    expect(await shown()).toMatchObject([{ text: '测试公告' }]);
    app.clock.advance(1);
    expect(await shown()).toMatchObject([{ text: '别处改的' }]);
  });

  it('is one of at most five that are not over, also when several are written at the same time', async () => {
    const made = await Promise.all(Array.from({ length: MOST_OPEN + 3 }, () => make()));
    expect(made.filter(({ status }) => status === 204)).toHaveLength(MOST_OPEN);
    expect(made.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'TOO_MANY_ANNOUNCEMENTS',
      details: { open: MOST_OPEN },
    });
    const [{ id }] = (await listed()) as unknown as [{ id: string }];
    await province.post(path(`/${id}/end`), {}).expect(204);
    app.clock.advance(1);
    await make().expect(204);
  });

  it('is short, plain, and of a time that is not over', async () => {
    for (const text of ['', ' ', '长'.repeat(301), '行\n'.repeat(7), '测\u0000试']) await make({ text }).expect(400);
    for (const some of [
      { until: 0 },
      { from: DAY_MS, until: DAY_MS },
      { from: -2 * DAY_MS, until: -DAY_MS },
      { until: 93 * DAY_MS },
    ])
      expect((await make(some).expect(409)).body.code).toBe('ANNOUNCEMENT_TIMES');
    expect(await listed()).toEqual([]);
  });

  it('is written by administrators of the exam alone, for an exam that is locked', async () => {
    const county = await StaffMember.signedIn({
      app,
      grants: [['administrator', '350102']],
      username: `c-${exam.examId.slice(-9)}`,
    });
    await make({ by: county }).expect(403);
    await make().expect(204);
    const [{ id }] = (await listed()) as unknown as [{ id: string }];
    await county.get(path()).expect(403);
    await county.post(path(`/${id}/end`), {}).expect(403);
    expect((await province.post(path(`/${exam.examId}/end`), {}).expect(404)).body.code).toBe('ANNOUNCEMENT_NOT_FOUND');
    await app.database.execute(`UPDATE exam SET state = 'draft' WHERE id = ?`, [exam.examId]);
    expect((await make().expect(409)).body.code).toBe('EXAM_NOT_LOCKED');
  });
});
