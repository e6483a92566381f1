import { ExamModule, LockedExams } from '@sunflower/exam';
import { Organisations, OrganisationsModule, type OrganisationView } from '@sunflower/organisations';
import { Audit, StaffActor, type StaffRole } from '@sunflower/platform';
import { BankShares, QuestionBankModule, QuestionBanks, QuestionPool } from '@sunflower/question-bank';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { anExam } from '../../fixtures/an-exam';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import { describeOnBothEngines } from '../../fixtures/test-database';

interface Authored {
  id?: string;
  status?: string;
  stem: string;
  questions?: Authored[];
}
interface AuthoredFile {
  domain: string;
  sources: object;
  questions: Authored[];
  groups: Authored[];
}

const TEMPLATES = resolve(__dirname, '../../../question-banks/templates');
const template = (name: string) => readFileSync(resolve(TEMPLATES, name), 'utf8');
const TEMPLATE = parse(template('questions.template.yaml')) as AuthoredFile;
const NOT_DIFFERENT = { id: undefined, status: undefined };
const MINUTE_MS = 60_000;

/** The file with only one of its questions or groups. */
const only = (part: { question?: Authored; group?: Authored }): Partial<AuthoredFile> => ({
  domain: TEMPLATE.domain,
  sources: TEMPLATE.sources,
  ...(part.question ? { questions: [part.question] } : {}),
  ...(part.group ? { groups: [part.group] } : {}),
});

const alone = TEMPLATE.questions;
const question = (changes: object = {}) => only({ question: { ...alone[0]!, ...NOT_DIFFERENT, ...changes } });

describeOnBothEngines('a question written on the screen', (engine) => {
  let test: TestApp;
  let province: OrganisationView;
  let city: OrganisationView;
  let bankId: string;

  beforeAll(async () => {
    test = await createTestApp({
      engine,
      modules: [OrganisationsModule, QuestionBankModule, ExamModule],
    });
    const organisations = test.get(Organisations);
    await organisations.loadRegions();
    [province, city] = (await Promise.all(['350000', '350200'].map((code) => organisations.findByCode(code)))) as [
      OrganisationView,
      OrganisationView,
    ];
    actAs();
    ({ id: bankId } = (
      await post('question-banks', {
        organisationId: province.id,
        title: '测试题库',
        domains: [{ title: '示例领域', code: 'sample' }, { title: '又一领域' }],
      }).expect(200)
    ).body as { id: string });
  });
  afterAll(() => test.close());
  beforeEach(() => actAs());

  const actAs = (staffId = 'writer', role: StaffRole = 'trainer', { id, path } = province) =>
    test.actAs(new StaffActor(staffId, '测试命题教师', [{ role, organisationId: id, organisationPath: path }]));
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object) => request(test.http).post(`/api/v1/${path}`).send(body);
  const put = (path: string, body: object) => request(test.http).put(`/api/v1/${path}`).send(body);
  const store = async (file: object, more: object = {}) =>
    (await post(`question-banks/${bankId}/questions`, { file, ...more }).expect(200)).body as {
      questionIds: string[];
      codes: string[];
    };
  const writable = async (id: string) =>
    (await get(`questions/${id}/writing`).expect(200)).body as {
      basedOn: string[];
      file: Partial<AuthoredFile>;
      draft: { id: string; file: object } | null;
      others: object[];
    };
  const detail = async (id: string) => (await get(`questions/${id}`).expect(200)).body;
  const hashes = async (bank: string) =>
    new Map(
      (
        await test.database.select<{ code: string; sha: string }>(
          `SELECT q.code, v.content_sha256 AS sha FROM question q JOIN question_version v ON v.id = q.current_version_id WHERE q.bank_id = ?`,
          [bank],
        )
      ).map(({ code, sha }) => [code, sha]),
    );

  it('is for every type the version that a file would give, and reads back the same', async () => {
    const files = [
      { path: 'bank.yaml', content: template('bank.template.yaml') },
      { path: 'sample/questions.yaml', content: template('questions.template.yaml') },
    ];
    const loaded = await test
      .get(QuestionBanks)
      .importFiles({ files, bankId: null, organisationId: province.id, staffId: null });
    const wanted = await hashes(loaded.bankId);
    for (const part of [...alone.map((one) => ({ question: one })), ...TEMPLATE.groups.map((group) => ({ group }))]) {
      const { questionIds } = await store(only(part));
      // Storing what was read changes nothing.
      const { basedOn, file } = await writable(questionIds[0]!);
      await put(`questions/${questionIds[0]}`, { file, basedOn }).expect(200);
      expect((await detail(questionIds[0]!)).versions).toHaveLength(1);
    }
    expect(await hashes(bankId)).toEqual(wanted);
    expect(wanted.size).toBe(17);
    const { items } = (await get(`question-banks/${bankId}/questions?limit=200`)).body as {
      items: { state: string }[];
    };
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['draft']));
  });

  it('gets the next code of its domain', async () => {
    const { codes } = await store(question());
    expect(codes).toEqual(['SAMPLE-011']);
    const [group] = TEMPLATE.groups;
    const parts = group!.questions!.map((one) => ({ ...one, id: '' }));
    expect((await store(only({ group: { ...group!, id: '', questions: parts } }))).codes).toEqual(
      parts.map((_, index) => `SAMPLE-G04-${index + 1}`),
    );
  });

  it('is refused with faults by place, and nothing is stored', async () => {
    const faults = async (file: object) =>
      (
        (await post(`question-banks/${bankId}/questions`, { file }).expect(422)).body as {
          code: string;
          details: { faults: { path: string; code: string }[] };
        }
      ).details.faults.map(({ path, code }) => `${path} ${code}`);
    const before = await hashes(bankId);
    expect(await faults(question({ key: 'Q', difficulty: 9 }))).toEqual([
      'questions.0.difficulty INVALID_DIFFICULTY',
      'questions.0.key INVALID_LETTER',
    ]);
    expect(await faults(question({ stem: '<b>加粗</b>', id: 'SAMPLE-001' }))).toEqual(['questions.0.stem HTML']);
    expect(await faults(question({ id: 'SAMPLE-001' }))).toEqual(['questions.0.id ID_OF_OTHER_QUESTION']);
    expect(await faults({ domain: 'sample', questions: [...alone] })).toEqual(['null NOT_ONE_QUESTION']);
    expect(await faults({ domain: 'elsewhere', questions: [alone[0]] })).toContain('domain DOMAIN_NOT_IN_BANK');
    expect(await hashes(bankId)).toEqual(before);
  });

  it('keeps incomplete input until it is stored', async () => {
    const typed = { domain: 'sample', questions: [{ type: 'single_choice', stem: '写到一半' }] };
    const { id } = (await post(`question-banks/${bankId}/drafts`, { file: typed }).expect(200)).body as { id: string };
    await put(`question-drafts/${id}`, { file: { ...typed, more: '再写一点' } }).expect(200);
    expect((await get(`question-drafts/${id}`).expect(200)).body).toMatchObject({
      bankId,
      questionId: null,
      file: { ...typed, more: '再写一点' },
    });
    expect((await get(`question-banks/${bankId}/drafts`)).body.items).toMatchObject([{ id }]);
    actAs('somebody-else');
    await get(`question-drafts/${id}`).expect(404);
    await put(`question-drafts/${id}`, { file: typed }).expect(404);
    actAs();
    await store(question(), { draftId: id });
    await get(`question-drafts/${id}`).expect(404);
    const tooLong = { file: { text: 'x'.repeat(62_000) } };
    expect((await post(`question-banks/${bankId}/drafts`, tooLong).expect(413)).body.code).toBe('DRAFT_TOO_LARGE');
  });

  it('shows two editors each other, and lets neither overwrite the other', async () => {
    const { questionIds, codes } = await store(question());
    const [questionId] = questionIds as [string];
    const { basedOn, file } = await writable(questionId);
    const mine = { ...file, questions: [{ ...file.questions![0]!, stem: '我改的题干？' }] };
    await post(`question-banks/${bankId}/drafts`, { file: mine, questionId, basedOn }).expect(200);
    expect((await writable(questionId)).draft).toMatchObject({ file: mine });

    actAs('another-writer');
    const theirs = { ...file, questions: [{ ...file.questions![0]!, stem: '别人改的题干？' }] };
    expect(await writable(questionId)).toMatchObject({ draft: null, others: [{ name: '', at: expect.any(String) }] });
    const draft = { file: theirs, questionId, basedOn };
    expect((await post(`question-banks/${bankId}/drafts`, draft).expect(409)).body.code).toBe('QUESTION_BEING_EDITED');
    const { id } = (await post(`question-banks/${bankId}/drafts`, { ...draft, alongside: true }).expect(200)).body;
    await put(`questions/${questionId}`, { file: theirs, basedOn, draftId: id, reason: '更新' }).expect(200);

    actAs();
    const refused = await put(`questions/${questionId}`, { file: mine, basedOn }).expect(409);
    expect(refused.body).toMatchObject({ code: 'QUESTION_CHANGED_MEANWHILE', details: { versionNumber: 2 } });
    expect((await detail(questionId)).versions[0].stem).toBe('别人改的题干？');
    // The editor's unsaved input is kept; the other editor's stored draft is gone.
    expect(await writable(questionId)).toMatchObject({ draft: { file: mine }, others: [] });
    const acts = await test.get(Audit).listFor({ subjectType: 'question', subjectId: questionId });
    expect(acts.map(({ action, actorId, reason }) => [action, actorId, reason])).toEqual(
      expect.arrayContaining([['question.written', 'another-writer', '更新']]),
    );
    expect(codes).toHaveLength(1);
  });

  it('is no longer shown as edited after ten minutes without typing', async () => {
    const [questionId] = (await store(question())).questionIds as [string];
    const { basedOn, file } = await writable(questionId);
    await post(`question-banks/${bankId}/drafts`, { file, questionId, basedOn }).expect(200);
    actAs('another-writer');
    await post(`question-banks/${bankId}/drafts`, { file, questionId, basedOn }).expect(409);
    test.clock.advance(11 * MINUTE_MS);
    await post(`question-banks/${bankId}/drafts`, { file, questionId, basedOn }).expect(200);
  });

  it('becomes a new draft version when changed after an exam was locked, and the exam keeps the old one', async () => {
    const { examId, bankId: examBank } = await anExam({ app: test, candidates: 0 });
    const [row] = (await get(`question-banks/${examBank}/questions?limit=1`).expect(200)).body.items as {
      id: string;
    }[];
    const questionId = row!.id;
    const frozen = async () =>
      [...(await test.get(LockedExams).get(examId)).pool.values()].find((one) => one.questionId === questionId)?.stem;
    const before = await frozen();
    expect(before).toContain('测试');
    const { basedOn, file } = await writable(questionId);
    const changed = { ...file, questions: [{ ...file.questions![0]!, stem: '改过的题干？' }] };
    await put(`questions/${questionId}`, { file: changed, basedOn }).expect(200);
    expect(await detail(questionId)).toMatchObject({
      state: 'draft',
      versions: [
        { versionNumber: 2, stem: '改过的题干？' },
        { versionNumber: 1, stem: before },
      ],
    });
    expect(await frozen()).toBe(before);
    const pool = await test.get(QuestionPool).publishedVersions(examBank);
    expect(pool.some((one) => one.questionId === questionId)).toBe(false);
  });

  it('keeps every stored question of a group', async () => {
    const [group] = TEMPLATE.groups;
    const parts = group!.questions!.map((one) => ({ ...one, ...NOT_DIFFERENT }));
    const { questionIds, codes } = await store(only({ group: { ...group!, id: '', questions: parts } }));
    const { basedOn, file } = await writable(questionIds[1]!);
    const questions = file.groups![0]!.questions!;
    const shorter = { ...file, groups: [{ ...file.groups![0]!, questions: questions.slice(0, -1) }] };
    const { body } = await put(`questions/${questionIds[0]}`, { file: shorter, basedOn }).expect(422);
    expect(body.details.faults).toMatchObject([{ code: 'GROUP_QUESTION_MISSING', details: { id: codes.at(-1) } }]);
    const longer = {
      ...file,
      groups: [{ ...file.groups![0]!, questions: [...questions, { ...questions[0]!, id: '' }] }],
    };
    const added = await put(`questions/${questionIds[0]}`, { file: longer, basedOn }).expect(200);
    expect((added.body as { codes: string[] }).codes).toHaveLength(codes.length + 1);
    expect((await detail(questionIds[0]!)).versions).toHaveLength(1);
  });

  it('is only for staff who may edit the bank; for others it does not exist', async () => {
    const [questionId] = (await store(question())).questionIds as [string];
    const { basedOn, file } = await writable(questionId);
    const calls = () => [
      get(`questions/${questionId}/writing`),
      put(`questions/${questionId}`, { file, basedOn }),
      post(`question-banks/${bankId}/questions`, { file }),
      post(`question-banks/${bankId}/drafts`, { file }),
      get(`question-banks/${bankId}/drafts`),
      put(`question-banks/${bankId}`, { title: '改名', domains: [{ title: '示例领域', code: 'sample' }] }),
    ];
    const statuses = async () => (await Promise.all(calls())).map(({ status }) => status);
    actAs('foreign', 'administrator', city);
    expect(await statuses()).toEqual([404, 404, 404, 404, 404, 404]);
    const bank = await test.get(QuestionBanks).getBank(bankId);
    const grant = { bank, organisationCode: city.code, reason: '测试', staffId: 'test' };
    for (const right of ['use', 'review'] as const) {
      await test.get(BankShares).give({ ...grant, right });
      expect(await statuses()).toEqual([404, 404, 403, 403, 403, 403]);
    }
    await test.get(BankShares).give({ ...grant, right: 'edit' });
    expect((await get(`questions/${questionId}/writing`)).status).toBe(200);
  });
});

describeOnBothEngines('a bank made on the screen', (engine) => {
  let test: TestApp;
  let province: OrganisationView;
  let city: OrganisationView;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    [province, city] = (await Promise.all(
      ['350000', '350200'].map((code) => test.get(Organisations).findByCode(code)),
    )) as [OrganisationView, OrganisationView];
    const grants = [{ role: 'trainer', organisationId: city.id, organisationPath: city.path }] as const;
    test.actAs(new StaffActor('writer', '测试命题教师', grants));
  });
  afterAll(() => test.close());

  const post = (body: object) => request(test.http).post('/api/v1/question-banks').send(body);
  const put = (id: string, body: object) => request(test.http).put(`/api/v1/question-banks/${id}`).send(body);
  const listed = async () =>
    (await request(test.http).get('/api/v1/question-banks').expect(200)).body as {
      id: string;
      title: string;
      domains: { code: string; title: string }[];
    }[];

  it('has domains that can be renamed, reordered, added, and deleted while empty', async () => {
    const made = await post({
      organisationId: city.id,
      title: ' 护理题库 ',
      code: 'care',
      domains: [{ title: '喂养' }],
    });
    const { id } = made.body as { id: string };
    expect(await listed()).toMatchObject([
      { id, code: 'care', title: '护理题库', domains: [{ code: 'd1', title: '喂养' }] },
    ]);
    const domains = [{ title: '急救' }, { code: 'd1', title: '喂养与营养' }];
    await put(id, { title: '婴幼儿护理', domains }).expect(200);
    expect(await listed()).toMatchObject([
      {
        title: '婴幼儿护理',
        domains: [
          { code: 'd2', title: '急救' },
          { code: 'd1', title: '喂养与营养' },
        ],
      },
    ]);
    await put(id, { title: '婴幼儿护理', domains: [domains[1]!] }).expect(200);
    expect((await listed())[0]!.domains).toHaveLength(1);
    const question = { type: 'essay', difficulty: 2, knowledgePoint: '测试', stem: '说说看。' };
    await request(test.http)
      .post(`/api/v1/question-banks/${id}/questions`)
      .send({ file: { domain: 'd1', questions: [question] } })
      .expect(200);
    const { body } = await put(id, { title: '婴幼儿护理', domains: [{ title: '别的' }] }).expect(422);
    expect(body.details.faults).toMatchObject([{ code: 'DOMAIN_IN_USE', details: { domain: '喂养与营养' } }]);
  });

  it("is refused outside one's organisations, with a code in use, and with a repeated domain", async () => {
    const domains = [{ title: '喂养' }];
    await post({ organisationId: province.id, title: '题库', domains }).expect(404);
    await post({ organisationId: city.id, title: '题库', code: 'care', domains }).expect(409);
    const twice = [
      { title: '甲', code: 'a' },
      { title: '乙', code: 'a' },
    ];
    await post({ organisationId: city.id, title: '题库', domains: twice }).expect(422);
    await post({ organisationId: city.id, title: '  ', domains }).expect(422);
  });
});
