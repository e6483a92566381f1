import { Organisations, People } from '@sunflower/organisations';
import { StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ApplicantTraces, ExamModule, PurgeRehearsalExam } from '../index';

const DAY = 86_400_000;

describeOnBothEngines('registering oneself', (engine) => {
  let test: TestApp;
  let exam: ExamFixture;
  let county: { id: string; path: string };
  let otherCounty: { id: string; path: string };
  let texts: { rulesVersion: string; privacyVersion: string };
  let serial = 0;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [ExamModule] });
    const opensAt = test.clock.now() + 30 * DAY;
    exam = await anExam({ app: test, candidates: 1, sitting: { opensAt, closesAt: opensAt + 7_200_000 } });
    county = (await test.get(Organisations).findByCode('350102'))!;
    otherCounty = (await test.get(Organisations).findByCode('350203'))!;
    [texts] = (await test.database.select<typeof texts>(
      'SELECT rules_version AS rulesVersion, privacy_version AS privacyVersion FROM exam WHERE id = ?',
      [exam.examId],
    )) as [typeof texts];
  }, 60_000);
  afterAll(() => test.close());
  beforeEach(() => {
    actAs('/350000/', exam.organisationId);
    // Every address begins anew.
    test.clock.advance(3_600_000);
  });

  const actAs = (organisationPath: string, organisationId = 'any') =>
    test.actAs(new StaffActor('staff-1', '测试管理员', [{ role: 'administrator', organisationId, organisationPath }]));
  const iso = (time: number) => new Date(time).toISOString();
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object) => request(test.http).post(`/api/v1/${path}`).send(body);

  async function aPage(wishes: object = {}): Promise<{ id: string; token: string }> {
    const now = test.clock.now();
    const { body } = await post(`exams/${exam.examId}/self-registrations`, {
      sittingId: exam.sittingId,
      opensAt: iso(now - 1000),
      closesAt: iso(now + DAY),
      conditions: '在岗一年以上',
      ...wishes,
    }).expect(201);
    return { id: body.id, token: (body.address as string).split('/').at(-1)! };
  }
  const anApplicant = (wishes: object = {}) => ({
    name: `测试报名${(serial += 1)}`,
    idType: 'passport',
    idNumber: `E${50_000_000 + serial}`,
    phone: `1380000${String(1000 + serial).slice(-4)}`,
    organisationId: county.id,
    ...wishes,
  });
  type Applicant = ReturnType<typeof anApplicant>;
  const apply = (token: string, applicant: Applicant, wishes: object = {}) =>
    post(`self-registration/${token}/applications`, { ...applicant, ...texts, ...wishes });
  const proofOf = ({ idType, idNumber, phone }: Applicant) => ({ idType, idNumber, phone });
  const status = (token: string, applicant: Applicant) => post(`self-registration/${token}/status`, proofOf(applicant));
  const queue = async (query = '') =>
    (await get(`exams/${exam.examId}/applications?limit=200${query}`).expect(200)).body;
  const idOf = async ({ name }: Applicant): Promise<string> =>
    (await queue(`&search=${encodeURIComponent(name)}`)).items[0]?.id;
  const decide = (ids: string[], decision: string, reason?: string) =>
    post(`exams/${exam.examId}/applications/decide`, { ids, decision, reason });

  it('shows a page by its address alone, with what is to be agreed to and the organisations level by level', async () => {
    const { token } = await aPage();
    test.actAs(null);
    const { body } = await get(`self-registration/${token}`).expect(200);
    expect(body).toMatchObject({ state: 'open', conditions: '在岗一年以上', quota: null, ...texts });
    await get('self-registration/not-an-address').expect(404);
    const [root] = (await get(`self-registration/${token}/organisations`).expect(200)).body;
    const cities = (await get(`self-registration/${token}/organisations?parentId=${root.id}`).expect(200)).body;
    expect(cities).toHaveLength(9);
  });

  it('takes an application, lets its owner follow it, and registers who is approved', async () => {
    const { token } = await aPage();
    const applicant = anApplicant();
    test.actAs(null);
    expect((await apply(token, applicant).expect(200)).body).toEqual({ received: true });
    expect((await status(token, applicant).expect(200)).body).toMatchObject({
      state: 'submitted',
      name: applicant.name,
      organisationName: '鼓楼区',
      ticketNumber: null,
    });
    actAs(county.path);
    const listed = (await queue(`&search=${encodeURIComponent(applicant.name)}`)).items[0];
    expect(listed).toMatchObject({
      state: 'submitted',
      rosterNote: 'new',
      maskedPhone: expect.stringMatching(/^\*+\d{4}$/),
    });
    expect(JSON.stringify(listed)).not.toContain(applicant.idNumber);
    expect((await decide([listed.id], 'approve').expect(200)).body).toEqual({ changed: 1, refused: [] });
    const { body } = await status(token, applicant).expect(200);
    expect(body).toMatchObject({ state: 'approved', ticketNumber: expect.stringMatching(/^\d+$/) });
    const people = await test.get(People).listPage({ paths: ['/'], afterId: null, limit: 10, search: applicant.name });
    expect(people).toMatchObject([{ organisationId: county.id }]);
  });

  it('sends back with a reason, takes what was mended, and refuses for good', async () => {
    const { token } = await aPage();
    const applicant = anApplicant();
    await apply(token, applicant).expect(200);
    const id = await idOf(applicant);
    await decide([id], 'return').expect(400);
    await decide([id], 'return', '请填写身份证上的姓名').expect(200);
    expect((await status(token, applicant).expect(200)).body).toMatchObject({
      state: 'returned',
      reason: '请填写身份证上的姓名',
    });
    const mended = { name: `${applicant.name}改`, phone: applicant.phone, organisationId: otherCounty.id };
    await post(`self-registration/${token}/resubmit`, { ...proofOf(applicant), mended }).expect(200);
    expect((await status(token, applicant).expect(200)).body).toMatchObject({
      state: 'submitted',
      name: mended.name,
      organisationId: otherCounty.id,
    });
    await post(`self-registration/${token}/resubmit`, { ...proofOf(applicant), mended }).expect(409);
    await decide([id], 'refuse', '不符合条件').expect(200);
    await post(`self-registration/${token}/withdraw`, proofOf(applicant)).expect(409);
    expect((await decide([id], 'approve').expect(200)).body.refused).toMatchObject([{ code: 'NOT_WAITING' }]);
  });

  it.each([5, 1])('gives away %d places and not one more, however many apply at once', async (quota) => {
    const { id, token } = await aPage({ quota });
    const replies = await Promise.all(Array.from({ length: 20 }, () => apply(token, anApplicant())));
    const codes = replies.map(({ status: code, body }) => (code === 200 ? 'received' : body.code));
    expect(codes.filter((code) => code === 'received')).toHaveLength(quota);
    expect(codes.filter((code) => code === 'SELF_REGISTRATION_FULL')).toHaveLength(20 - quota);
    const pages = (await get(`exams/${exam.examId}/self-registrations`).expect(200)).body as { id: string }[];
    expect(pages.find((page) => page.id === id)).toMatchObject({ counts: { submitted: quota } });
    expect((await get(`self-registration/${token}`).expect(200)).body.state).toBe('full');
  });

  it('gives a place that was given back to the next, and takes who withdrew again', async () => {
    const { token } = await aPage({ quota: 1 });
    const [first, second] = [anApplicant(), anApplicant()];
    await apply(token, first).expect(200);
    await apply(token, second).expect(409);
    await post(`self-registration/${token}/withdraw`, proofOf(first)).expect(200);
    await apply(token, first).expect(200);
    expect((await status(token, first).expect(200)).body.state).toBe('submitted');
    await apply(token, second).expect(409);
  });

  it('keeps the place and the decision of an applicant whose details were erased, and forgets who it was', async () => {
    const { token } = await aPage({ quota: 1 });
    const applicant = anApplicant();
    await apply(token, applicant).expect(200);
    const id = await idOf(applicant);
    const erase = () =>
      test.database.transaction(() =>
        test.get(ApplicantTraces).eraseSome({ examId: exam.examId, from: '', limit: 1000 }),
      );
    await erase();
    // Nobody has decided it yet.
    expect((await status(token, applicant).expect(200)).body.name).toBe(applicant.name);
    await decide([id], 'approve').expect(200);
    await erase();
    await status(token, applicant).expect(404);
    expect((await apply(token, applicant).expect(409)).body.code).toBe('SELF_REGISTRATION_FULL');
    const listed = (await queue('&state=approved')).items.find((one: { id: string }) => one.id === id);
    expect(listed).toMatchObject({ name: '', state: 'approved', reason: null, personId: expect.any(String) });
    expect(JSON.stringify(listed)).not.toContain(applicant.idNumber.slice(-4));
    const [row] = await test.database.select<Record<string, unknown>>(
      'SELECT * FROM registration_application WHERE id = ?',
      [id],
    );
    expect(
      Object.entries(row!)
        .filter(([name]) => /sealed|last_four/.test(name))
        .map(([, value]) => value),
    ).toEqual(['', '', '', '']);
  });

  it('tells nobody whether somebody else applied: the same answer, and nothing is changed', async () => {
    const { token } = await aPage();
    const applicant = anApplicant();
    await apply(token, applicant).expect(200);
    const stranger = { ...applicant, name: '测试他人', phone: '13900000000' };
    expect((await apply(token, stranger).expect(200)).body).toEqual({ received: true });
    expect((await status(token, applicant).expect(200)).body.name).toBe(applicant.name);
    const wrongPhone = await status(token, stranger).expect(404);
    const nobody = await status(token, anApplicant()).expect(404);
    expect(wrongPhone.body).toEqual(nobody.body);
    expect((await status(token, { ...applicant, idNumber: '不是号码' }).expect(404)).body).toEqual(nobody.body);
  });

  it('slows down who tries out phones, and who sends without end', async () => {
    const { token } = await aPage();
    const applicant = anApplicant();
    await apply(token, applicant).expect(200);
    for (let attempt = 0; attempt < 5; attempt += 1)
      await status(token, { ...applicant, phone: `1390000000${attempt}` }).expect(404);
    expect((await status(token, applicant).expect(429)).body.code).toBe('TOO_MANY_FAILURES');
    const replies: number[] = [];
    for (let count = 0; count < 70; count += 1) replies.push((await apply(token, anApplicant())).status);
    expect(replies).toContain(429);
  });

  it('takes nothing before it opens, after it closes, without a current consent, or for another organisation', async () => {
    const now = test.clock.now();
    const { token: early } = await aPage({ opensAt: iso(now + 1000) });
    expect((await apply(early, anApplicant()).expect(409)).body.code).toBe('SELF_REGISTRATION_NOT_OPEN');
    test.clock.advance(1000);
    await apply(early, anApplicant()).expect(200);
    const { token, id } = await aPage({ organisationId: county.id });
    expect((await apply(token, anApplicant(), { privacyVersion: 'old' }).expect(409)).body.code).toBe(
      'CONSENT_VERSION_CHANGED',
    );
    await apply(token, anApplicant({ organisationId: otherCounty.id })).expect(404);
    expect((await apply(token, anApplicant({ phone: '' })).expect(422)).body.code).toBe('INVALID_PERSON');
    await request(test.http)
      .put(`/api/v1/self-registrations/${id}`)
      .send({
        sittingId: exam.sittingId,
        organisationId: county.id,
        opensAt: iso(now - 1000),
        closesAt: iso(test.clock.now()),
      })
      .expect(200);
    expect((await apply(token, anApplicant()).expect(409)).body.code).toBe('SELF_REGISTRATION_NOT_OPEN');
  });

  it('ends with its sitting, wherever that is moved, and keeps the sitting from being deleted', async () => {
    const now = test.clock.now();
    const sittings = `exams/${exam.examId}/sittings`;
    const soon = { title: '报名场', opensAt: iso(now + DAY), closesAt: iso(now + 2 * DAY), site: '测试考点' };
    const { id: sittingId } = (await post(sittings, soon).expect(201)).body;
    const { token } = await aPage({ sittingId, closesAt: iso(now + 2 * DAY) });
    const moved = { ...soon, opensAt: iso(now + 60_000), closesAt: iso(now + 3_600_000), reason: '提前' };
    await request(test.http).put(`/api/v1/sittings/${sittingId}`).send(moved).expect(200);
    expect((await get(`self-registration/${token}`).expect(200)).body).toMatchObject({
      state: 'open',
      closesAt: moved.closesAt,
    });
    const refused = await post(`sittings/${sittingId}/delete`, { reason: '测试' }).expect(409);
    expect(refused.body).toMatchObject({ code: 'SITTING_HAS_PAGES', details: { pages: 1 } });
    test.clock.advance(3_600_000);
    expect((await get(`self-registration/${token}`).expect(200)).body.state).toBe('closed');
    expect((await apply(token, anApplicant()).expect(409)).body.code).toBe('SELF_REGISTRATION_NOT_OPEN');
  });

  it('shows a county its own applicants alone, and lets it decide about these alone', async () => {
    const { token } = await aPage();
    const [own, other] = [anApplicant(), anApplicant({ organisationId: otherCounty.id })];
    for (const applicant of [own, other]) await apply(token, applicant).expect(200);
    const ids = [await idOf(own), await idOf(other)];
    actAs(county.path);
    const seen = (await queue()).items.map(({ name }: { name: string }) => name);
    expect(seen).toContain(own.name);
    expect(seen).not.toContain(other.name);
    const { body } = await decide(ids, 'approve').expect(200);
    expect(body).toEqual({ changed: 1, refused: [{ id: ids[1], name: null, code: 'NOT_FOUND' }] });
    await post(`exams/${exam.examId}/self-registrations`, {
      sittingId: exam.sittingId,
      opensAt: iso(test.clock.now()),
      closesAt: iso(test.clock.now() + 1000),
    }).expect(403);
  });

  it('approves many at once, and names those that it cannot take up', async () => {
    const { token } = await aPage();
    const known = anApplicant();
    await post('people', { ...known, name: '测试旧名' }).expect(201);
    const applicants = [known, ...Array.from({ length: 12 }, () => anApplicant())];
    for (const applicant of applicants) await apply(token, applicant).expect(200);
    const { items } = await queue('&state=submitted');
    const ids = items
      .filter(({ name }: { name: string }) => applicants.some((one) => one.name === name))
      .map(({ id }: { id: string }) => id);
    const { body } = await decide(ids, 'approve').expect(200);
    expect(body).toMatchObject({ changed: 12, refused: [{ name: known.name, code: 'NAME_DIFFERS' }] });
    expect((await queue(`&search=${encodeURIComponent(known.name)}`)).items[0]).toMatchObject({
      state: 'submitted',
      rosterNote: 'name_differs',
    });
  });

  it('keeps numbers and phones encrypted', async () => {
    const { token } = await aPage();
    const applicant = anApplicant();
    await apply(token, applicant).expect(200);
    const rows = await test.database.select('SELECT * FROM registration_application');
    expect(JSON.stringify(rows)).not.toContain(applicant.idNumber);
    expect(JSON.stringify(rows)).not.toContain(applicant.phone);
  });

  it('goes with its rehearsal, applications and all', async () => {
    const rehearsal = await anExam({ app: test, candidates: 1, rehearsal: true });
    const { body } = await post(`exams/${rehearsal.examId}/self-registrations`, {
      sittingId: rehearsal.sittingId,
      opensAt: iso(test.clock.now() - 1000),
      closesAt: iso(test.clock.now() + 1_800_000),
    }).expect(201);
    const [exam] = await test.database.select<typeof texts>(
      'SELECT rules_version AS rulesVersion, privacy_version AS privacyVersion FROM exam WHERE id = ?',
      [rehearsal.examId],
    );
    await apply((body.address as string).split('/').at(-1)!, anApplicant(), exam).expect(200);
    await test.get(PurgeRehearsalExam).purge({ examId: rehearsal.examId, staffId: 'staff-1', reason: null });
    for (const table of ['self_registration', 'registration_application'])
      expect(await test.database.select(`SELECT id FROM ${table} WHERE exam_id = ?`, [rehearsal.examId])).toEqual([]);
  });
});
