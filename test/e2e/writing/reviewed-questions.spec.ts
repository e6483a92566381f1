import { Organisations, OrganisationsModule, type OrganisationView } from '@sunflower/organisations';
import { StaffActor } from '@sunflower/platform';
import { QuestionBankModule, QuestionBanks, QuestionPool, SearchQuestions } from '@sunflower/question-bank';
import request from 'supertest';
import { TidyQuestionBin } from '../../../libs/question-bank/src/bin/tidy-question-bin';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import { describeOnBothEngines } from '../../fixtures/test-database';

const QUESTION = {
  type: 'single_choice',
  format: 'A1',
  difficulty: 2,
  knowledgePoint: '测试',
  stem: '测试题干？',
  options: ['甲', '乙', '丙'],
  key: 'B',
  rationale: '测试解析。',
  source: 'guide',
};
const SOURCES = { guide: { issuer: '测试单位', title: '测试指南', year: 2020 } };
const fileOf = (changes: object = {}) => ({
  domain: 'sample',
  sources: SOURCES,
  questions: [{ ...QUESTION, ...changes }],
});
const B1 = {
  domain: 'sample',
  sources: SOURCES,
  groups: [
    {
      format: 'B1',
      options: ['甲', '乙'],
      questions: ['A', 'B'].map((key) => ({ ...QUESTION, format: undefined, options: undefined, key })),
    },
  ],
};

describeOnBothEngines('the review of a question', (engine) => {
  let test: TestApp;
  let province: OrganisationView;
  let bankId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    province = (await test.get(Organisations).findByCode('350000'))!;
    actAs('author');
    const bank = { organisationId: province.id, title: '测试题库', domains: [{ title: '示例', code: 'sample' }] };
    bankId = ((await post('question-banks', bank).expect(200)).body as { id: string }).id;
  });
  afterAll(() => test.close());
  beforeEach(() => actAs('author'));

  const actAs = (staffId: string) =>
    test.actAs(
      new StaffActor(staffId, '测试命题教师', [
        { role: 'trainer', organisationId: province.id, organisationPath: province.path },
      ]),
    );
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object = {}) => request(test.http).post(`/api/v1/${path}`).send(body);
  const store = async (file: object) =>
    ((await post(`question-banks/${bankId}/questions`, { file }).expect(200)).body as { questionIds: string[] })
      .questionIds as [string, ...string[]];
  const waiting = async () =>
    (
      (await get(`question-banks/${bankId}/questions?waitingFor=me&limit=200`).expect(200)).body.items as {
        id: string;
      }[]
    ).map(({ id }) => id);

  it('is by another person than the author of the version, and fully recorded', async () => {
    const [id] = await store(fileOf());
    expect(await waiting()).toContain(id);
    await post(`questions/${id}/submit`, { note: '请看选项' }).expect(200);
    expect(await waiting()).not.toContain(id);
    expect((await post(`questions/${id}/publish`, { reason: '我觉得好' }).expect(409)).body.code).toBe('OWN_QUESTION');

    actAs('reviewer');
    expect(await waiting()).toContain(id);
    expect((await get(`questions/${id}`)).body).toMatchObject({ isOwn: false, state: 'in_review' });
    await post(`questions/${id}/comments`, { place: 'options', body: '甲与乙重复' }).expect(200);
    await post(`questions/${id}/return`, { reason: '请改选项' }).expect(200);

    actAs('author');
    expect(await waiting()).toContain(id);
    await post(`questions/${id}/submit`).expect(200);
    actAs('reviewer');
    await post(`questions/${id}/publish`, { reason: '已核对' }).expect(200);
    const late = await post(`questions/${id}/return`, { reason: '又退' }).expect(409);
    expect(late.body).toMatchObject({ code: 'WRONG_QUESTION_STATE', details: { state: 'published' } });
    const pool = await test.get(QuestionPool).publishedVersions(bankId);
    expect(pool.map(({ questionId }) => questionId)).toContain(id);

    const { body } = await get(`questions/${id}/history`).expect(200);
    expect(
      (body.events as { action: string; reason: string | null }[]).map(({ action, reason }) => [action, reason]),
    ).toEqual(
      expect.arrayContaining([
        ['written', null],
        ['submitted', '请看选项'],
        ['returned', '请改选项'],
        ['submitted', null],
        ['published', '已核对'],
      ]),
    );
    expect(body.comments).toMatchObject([{ place: 'options', body: '甲与乙重复', versionNumber: 1 }]);
    // Authors may republish a version that was approved before, but not a newer one of their own.
    actAs('author');
    await post(`questions/${id}/retire`, { reason: '暂停' }).expect(200);
    await post(`questions/${id}/publish`, { reason: '恢复' }).expect(200);
    const { basedOn } = (await get(`questions/${id}/writing`)).body as { basedOn: string[] };
    await request(test.http)
      .put(`/api/v1/questions/${id}`)
      .send({ file: fileOf({ stem: '新的题干？' }), basedOn })
      .expect(200);
    await post(`questions/${id}/publish`, { reason: '自己改的' }).expect(409);
  });

  it('covers a whole group, and leaves it to the reviewer whether a question needs a rationale and a source', async () => {
    const ids = await store(B1);
    await post(`questions/${ids[1]}/submit`).expect(200);
    actAs('reviewer');
    await post(`questions/${ids[0]}/publish`, { reason: '已核对', wholeGroup: true }).expect(200);
    const states = async () =>
      ((await get(`questions/${ids[0]}`)).body.group as { state: string }[]).map(({ state }) => state);
    expect(await states()).toEqual(['published', 'published']);
    // A question of the group that staff retired does not come back with another that is approved.
    actAs('author');
    await post(`questions/${ids[0]}/retire`, { reason: '有误' }).expect(200);
    await post(`questions/${ids[1]}/retire`, { reason: '有误' }).expect(200);
    await post(`questions/${ids[1]}/publish`, { reason: '恢复' }).expect(200);
    const { basedOn, file } = (await get(`questions/${ids[1]}/writing`)).body as {
      basedOn: string[];
      file: { groups: { questions: object[] }[] };
    };
    Object.assign(file.groups[0]!.questions[1]!, { stem: '改过的问？' });
    await request(test.http).put(`/api/v1/questions/${ids[1]}`).send({ file, basedOn }).expect(200);
    await post(`questions/${ids[1]}/submit`).expect(200);
    actAs('reviewer');
    await post(`questions/${ids[1]}/publish`, { reason: '已核对', wholeGroup: true }).expect(200);
    expect(await states()).toEqual(['retired', 'published']);
    actAs('author');
    const [bare] = await store(fileOf({ rationale: undefined, source: undefined }));
    await post(`questions/${bare}/submit`).expect(200);
    actAs('reviewer');
    expect((await post(`questions/${bare}/publish`, { reason: '已核对' }).expect(200)).body.state).toBe('published');
  });

  it('allows deletion of drafts and retired questions only', async () => {
    const [id] = await store(fileOf());
    const remove = (of: string) => request(test.http).delete(`/api/v1/questions/${of}`);
    await post(`questions/${id}/comments`, { body: '测试意见' }).expect(200);
    await remove(id).expect(204);
    await get(`questions/${id}`).expect(404);
    const ids = await store(B1);
    await remove(ids[1]!).expect(204);
    await get(`questions/${ids[0]}`).expect(404);

    const [used] = await store(fileOf());
    actAs('reviewer');
    await post(`questions/${used}/publish`, { reason: '已核对' }).expect(200);
    expect((await remove(used).expect(409)).body.code).toBe('WRONG_QUESTION_STATE');
    const { basedOn } = (await get(`questions/${used}/writing`)).body as { basedOn: string[] };
    await request(test.http)
      .put(`/api/v1/questions/${used}`)
      .send({ file: fileOf({ stem: '又一题干？' }), basedOn })
      .expect(200);
    await remove(used!).expect(204);
    await get(`questions/${used}`).expect(404);
  });

  it('restores deleted questions, including whole groups, for 30 days', async () => {
    const bin = async () =>
      ((await get(`question-banks/${bankId}/bin`).expect(200)).body.items as { id: string; code: string }[]).map(
        ({ id }) => id,
      );
    const codes = async (all: string[]) =>
      Promise.all(all.map(async (id) => (await get(`questions/${id}`).expect(200)).body.code as string));
    const ids = await store(B1);
    const before = await codes(ids);
    await request(test.http).delete(`/api/v1/questions/${ids[0]}`).expect(204);
    expect((await bin()).filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
    await post(`questions/${ids[1]}/restore`).expect(200);
    expect(await codes(ids)).toEqual(before);
    await post(`questions/${ids[1]}/restore`).expect(200);
    expect((await bin()).filter((id) => ids.includes(id))).toEqual([]);

    const [alone] = await store(fileOf({ id: 'BIN-1' }));
    await request(test.http).delete(`/api/v1/questions/${alone}`).expect(204);
    // Another question takes its code meanwhile.
    await store(fileOf({ id: 'BIN-1', stem: '另一题干？' }));
    expect((await post(`questions/${alone}/restore`).expect(200)).body.items).toEqual([{ id: alone, code: 'BIN-1-2' }]);

    const day = 24 * 60 * 60 * 1000;
    const [forgotten] = await store(fileOf());
    await request(test.http).delete(`/api/v1/questions/${forgotten}`).expect(204);
    test.clock.advance(30 * day - 1000);
    await test.get(TidyQuestionBin).tidy();
    expect(await bin()).toContain(forgotten);
    test.clock.advance(2000);
    await test.get(TidyQuestionBin).tidy();
    expect(await bin()).toEqual([]);
    await post(`questions/${forgotten}/restore`).expect(404);
  });

  it('recognises what a file published', async () => {
    const content = JSON.stringify({ ...fileOf({ id: 'FILE-1', status: 'published' }) });
    const files = [{ path: 'sample/questions.yaml', content }];
    const target = { bankId, organisationId: province.id, staffId: 'author' };
    await test.get(QuestionBanks).importFiles({ ...target, files });
    const [row] = (
      await test
        .get(SearchQuestions)
        .page({ filter: { bankId, search: 'FILE-1' }, sort: 'code', after: undefined, limit: 1 })
    ).items;
    const { basedOn } = (await get(`questions/${row!.id}/writing`)).body as { basedOn: string[] };
    await request(test.http)
      .put(`/api/v1/questions/${row!.id}`)
      .send({ file: fileOf({ stem: '改过的题干？' }), basedOn })
      .expect(200);
    expect((await post(`questions/${row!.id}/publish`, { reason: '测试' }).expect(409)).body.code).toBe('OWN_QUESTION');
    await test.get(QuestionBanks).importFiles({ ...target, files });
    await post(`questions/${row!.id}/retire`, { reason: '测试' }).expect(200);
    await post(`questions/${row!.id}/publish`, { reason: '测试' }).expect(200);
  });
});
