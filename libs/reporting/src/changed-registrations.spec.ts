import { Sittings } from '@sunflower/exam';
import { StaffAccounts } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { Audit } from '@sunflower/platform';
import request from 'supertest';
import { aMakeUp } from '../../../test/fixtures/a-make-up';
import { anExam, type ExamFixture } from '../../../test/fixtures/an-exam';
import { ExamHall } from '../../../test/fixtures/exam-hall';
import { createTestApp, type TestApp } from '../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../test/fixtures/test-database';
import { ReportingModule } from './reporting.module';

const PASSWORD = 'only-for-tests-0001';
const HOUR_MS = 3_600_000;

describeOnBothEngines('changed registrations', (engine) => {
  let test: TestApp;
  let staffId: string;
  let cookie: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [ReportingModule] });
    await test.get(Organisations).loadRegions();
    const { id: organisationId } = (await test.get(Organisations).findByCode('350000'))!;
    const { id } = await test.get(StaffAccounts).createAccount({
      username: 'test-office',
      displayName: '测试管理员',
      password: PASSWORD,
      grants: [{ role: 'administrator', organisationId }],
      demo: false,
    });
    staffId = id;
  }, 60_000);
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.advance(60_000);
    await signIn();
  });

  /** Signs in again: a staff session expires while the clock advances by hours. */
  async function signIn(): Promise<void> {
    const { headers } = await request(test.http)
      .post('/api/v1/staff/sign-in')
      .send({ username: 'test-office', password: PASSWORD })
      .expect(200);
    cookie = (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
  }
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`).set('Cookie', cookie);
  const post = (path: string, body: object) =>
    request(test.http).post(`/api/v1/${path}`).set('Cookie', cookie).send(body);

  type Act = 'cancel' | 'move' | 'defer';
  const change = async (examId: string, act: Act, registrationIds: string[], more: object = {}) =>
    (await post(`exams/${examId}/registrations/${act}`, { registrationIds, reason: '重复登记', ...more }).expect(200))
      .body as { changed: number; refused: { registrationId: string; candidateName: string | null; code: string }[] };
  const listed = async (examId: string, query: object = {}) =>
    (await get(`exams/${examId}/registrations`).query(query).expect(200)).body as {
      id: string;
      sittingId: string;
      ticketNumber: string;
      outcome: string | null;
      earlier?: { id: string }[];
    }[];
  const released = async ({ exam, examId = exam.examId }: { exam: ExamFixture; examId?: string }) => {
    test.clock.advance(3 * HOUR_MS);
    await new ExamHall(test, exam).release();
    await signIn();
    return (await get(`exams/${examId}/released-results`).expect(200)).body.counts;
  };
  const anotherSitting = async (examId: string) => {
    const now = test.clock.now();
    const content = {
      title: '第二场',
      opensAt: now,
      closesAt: now + 2 * HOUR_MS,
      latestEntryAt: null,
      earliestSubmissionMinutes: 0,
      site: null,
    };
    return (await test.get(Sittings).create({ examId, staffId, content })).id;
  };

  it('leave the exam when cancelled, are audited, and do not count as absent', async () => {
    const exam = await anExam({ app: test, candidates: 4 });
    const { examId, registrations } = exam;
    const [one, two, three, four] = registrations as typeof registrations & { length: 4 };
    await new ExamHall(test, exam).sit({ registration: three!, conduct: 'wrong' });
    expect(await change(examId, 'cancel', [one!.id, two!.id])).toEqual({ changed: 2, refused: [] });
    expect((await listed(examId)).map(({ id }) => id)).toEqual([three!.id, four!.id]);
    const { body } = await get(`exams/${examId}/cancelled-registrations`).expect(200);
    expect(body).toMatchObject([{ id: one!.id, ticketNumber: one!.ticketNumber, reason: '重复登记' }, { id: two!.id }]);
    const [entry] = await test.get(Audit).listFor({ subjectType: 'registration', subjectId: one!.id });
    expect(entry).toMatchObject({ action: 'registration.cancelled', actorId: staffId, reason: '重复登记' });
    expect(await released({ exam })).toMatchObject({ failed: 1, absent: 1 });
  });

  it('are deleted with their results under an unreleased run', async () => {
    const { examId, registrations } = await anExam({ app: test, candidates: 2 });
    await test.database.execute(
      `INSERT INTO grading_run (id, exam_id, run_number, overrides, reason, created_at) VALUES (?, ?, 1, '[]', '测试', 0)`,
      [`run-${examId.slice(0, 20)}`, examId],
    );
    await test.database.execute(
      `INSERT INTO result (run_id, registration_id, outcome, max_millipoints, section_millipoints, item_millipoints, passed, input_sha256, graded_at, taken_in, counts)
        VALUES (?, ?, 'absent', 5000, '[]', '[]', 0, '-', 0, 1, 1)`,
      [`run-${examId.slice(0, 20)}`, registrations[0]!.id],
    );
    expect(await change(examId, 'cancel', [registrations[0]!.id])).toMatchObject({ changed: 1 });
    expect(
      await test.database.select('SELECT * FROM result WHERE registration_id = ?', [registrations[0]!.id]),
    ).toEqual([]);
  });

  it('are kept, with the reason named, once a session began, a result is released, or they belong to another exam', async () => {
    const exam = await anExam({ app: test, candidates: 2 });
    const other = await anExam({ app: test, candidates: 1 });
    const [began, absent] = exam.registrations as [(typeof exam.registrations)[0], (typeof exam.registrations)[0]];
    await new ExamHall(test, exam).sit({ registration: began, conduct: 'wrong' });
    const foreign = other.registrations[0]!;
    const sittingId = await anotherSitting(exam.examId);
    const ids = [began.id, foreign.id];
    for (const [act, more] of [
      ['cancel', {}],
      ['move', { sittingId }],
    ] as const)
      expect((await change(exam.examId, act, ids, more)).refused).toEqual(
        expect.arrayContaining([
          { registrationId: foreign.id, candidateName: null, code: 'NOT_IN_EXAM' },
          { registrationId: began.id, candidateName: began.candidateName, code: 'SESSION_STARTED' },
        ]),
      );
    await released({ exam });
    expect((await change(exam.examId, 'cancel', [absent.id])).refused).toMatchObject([{ code: 'RESULT_RELEASED' }]);
    expect(await listed(exam.examId)).toHaveLength(2);
    expect(await listed(other.examId)).toHaveLength(1);
  });

  it("move to another sitting of the exam with ticket and code, but not to another exam's sitting, nor twice into one", async () => {
    const { examId, sittingId: from, registrations } = await anExam({ app: test, candidates: 2 });
    const sittingId = await anotherSitting(examId);
    const one = registrations[0]!;
    expect(await change(examId, 'move', [one.id], { sittingId })).toEqual({ changed: 1, refused: [] });
    expect((await listed(examId)).map((found) => found.sittingId)).toEqual([sittingId, from]);
    expect((await listed(examId))[0]!.ticketNumber).toBe(one.ticketNumber);
    const [entry] = await test.get(Audit).listFor({ subjectType: 'registration', subjectId: one.id });
    expect(entry).toMatchObject({
      action: 'registration.moved',
      details: { sittingId: { before: from, after: sittingId } },
    });
    expect((await change(examId, 'move', [one.id], { sittingId })).refused).toMatchObject([
      { code: 'ALREADY_IN_SITTING' },
    ]);
    const other = await anExam({ app: test, candidates: 1 });
    const body = { registrationIds: [one.id], sittingId: other.sittingId, reason: '测试' };
    await post(`exams/${examId}/registrations/move`, body).expect(404);
  });

  it('are deferred many at once, each once', async () => {
    const { examId, registrations } = await anExam({ app: test, candidates: 2 });
    const ids = registrations.map(({ id }) => id);
    expect(await change(examId, 'defer', ids)).toEqual({ changed: 2, refused: [] });
    expect((await listed(examId)).map(({ outcome }) => outcome)).toEqual(['deferred', 'deferred']);
    expect((await change(examId, 'defer', ids)).refused.map(({ code }) => code)).toEqual([
      'ALREADY_DEFERRED',
      'ALREADY_DEFERRED',
    ]);
  });

  it('show one line a person, with the latest attempt; an earlier attempt with a later one is not cancelled', async () => {
    const exam = await anExam({ app: test, candidates: 2 });
    const { examId, registrations } = exam;
    test.clock.advance(3 * HOUR_MS);
    await signIn();
    const makeUp = await aMakeUp({ app: test, exam, personIds: [registrations[0]!.personId] });
    expect(await listed(examId)).toHaveLength(3);
    const folded = await listed(examId, { folded: true });
    expect(folded.map(({ id, earlier }) => [id, earlier?.map((one) => one.id)])).toEqual([
      [registrations[1]!.id, []],
      [makeUp.registrations[0]!.id, [registrations[0]!.id]],
    ]);
    expect((await change(examId, 'cancel', [registrations[0]!.id])).refused).toMatchObject([{ code: 'LATER_ATTEMPT' }]);
  });

  it('are found by result for a make-up, once the result is released', async () => {
    const exam = await anExam({ app: test, candidates: 3 });
    const [right, wrong, away] = exam.registrations as typeof exam.registrations & { length: 3 };
    const hall = new ExamHall(test, exam);
    await hall.sit({ registration: right!, conduct: 'right' });
    await hall.sit({ registration: wrong!, conduct: 'wrong' });
    const people = (kinds: string) => get(`exams/${exam.examId}/released-people`).query({ kinds });
    expect((await people('failed').expect(409)).body.code).toBe('RESULTS_NOT_RELEASED');
    await released({ exam });
    expect((await people('failed,absent').expect(200)).body).toMatchObject([
      { personId: wrong!.personId, kind: 'failed' },
      { personId: away!.personId, kind: 'absent' },
    ]);
    expect((await people('absent').expect(200)).body).toHaveLength(1);
    await people('passed').expect(400);
  });
});
