import { Organisations, OrganisationsModule, type OrganisationView } from '@sunflower/organisations';
import type { StaffRole } from '@sunflower/platform';
import { QuestionBankModule, QuestionPool } from '@sunflower/question-bank';
import request from 'supertest';
import { aStaffActor } from '../../fixtures/a-staff-member';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import { describeOnBothEngines } from '../../fixtures/test-database';

interface AuthoredFile {
  sources: Record<string, object>;
  questions?: object[];
  groups?: { questions: object[] }[];
}

const SOURCES = { guide: { issuer: '测试单位', title: '测试指南', year: 2020 } };
const question = (changes: object = {}) => ({
  type: 'true_false',
  difficulty: 2,
  knowledgePoint: '测试',
  stem: '测试陈述。',
  key: true,
  rationale: '测试解析。',
  source: 'guide',
  ...changes,
});
const ONE = { domain: 'sample', sources: SOURCES, questions: [question()] };
const CASE = {
  domain: 'sample',
  sources: SOURCES,
  groups: [
    { format: 'A3', stimulus: '测试病例。', questions: [question({ stem: '问一。' }), question({ stem: '问二。' })] },
  ],
};
const ATTRIBUTES = { tags: ['急救'], difficulty: 5, cognitiveLevel: 'recall', reviewDate: '2028-06-30' };

describeOnBothEngines('an edit of nothing but attributes', (engine) => {
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

  const actAs = (staffId: string, role: StaffRole = 'trainer') => {
    // One act after the other.
    test.clock.advance(1000);
    test.actAs(aStaffActor({ staffId, role, organisationId: province.id, path: province.path }));
  };
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object = {}) => request(test.http).post(`/api/v1/${path}`).send(body);
  const wantReviewers = async (reviewersWanted: number) => {
    actAs('owner', 'administrator');
    await request(test.http)
      .put(`/api/v1/question-banks/${bankId}/rules`)
      .send({ isOpen: false, reviewersWanted, reason: '重要考试' })
      .expect(204);
    actAs('author');
  };
  const store = async (file: object) =>
    (await post(`question-banks/${bankId}/questions`, { file }).expect(200)).body.questionIds as [string, ...string[]];
  const approve = (id: string) => post(`questions/${id}/publish`, { reason: '核对无误', wholeGroup: true });
  const submitted = async (file: object = ONE) => {
    const ids = await store(file);
    test.clock.advance(1000);
    await post(`questions/${ids[0]}/submit`).expect(200);
    return ids;
  };
  const published = async (file: object = ONE) => {
    const ids = await submitted(file);
    actAs('reviewer');
    await approve(ids[0]).expect(200);
    actAs('author');
    return ids;
  };
  const detail = async (id: string) => (await get(`questions/${id}`).expect(200)).body;
  /** `change` says what becomes of each question of the file. */
  async function edit(id: string, ...changes: object[]): Promise<string[]> {
    const { basedOn, file } = (await get(`questions/${id}/writing`).expect(200)).body as {
      basedOn: string[];
      file: AuthoredFile;
    };
    const questions = file.groups?.[0]?.questions ?? file.questions ?? [];
    questions.forEach((one, index) => Object.assign(one, changes[index]));
    return (await request(test.http).put(`/api/v1/questions/${id}`).send({ file, basedOn }).expect(200)).body
      .states as string[];
  }

  it('leaves a published question published, as a new version with a row in its history', async () => {
    const [id] = await published();
    actAs('another');
    expect(await edit(id, ATTRIBUTES)).toEqual(['published']);
    const { versions, state } = await detail(id);
    expect(state).toBe('published');
    expect(versions).toMatchObject([
      { versionNumber: 2, ...ATTRIBUTES },
      { versionNumber: 1, difficulty: 2 },
    ]);
    const pool = await test.get(QuestionPool).publishedVersions(bankId);
    expect(pool.find(({ questionId }) => questionId === id)).toMatchObject({
      versionId: versions[0].id,
      difficulty: 5,
    });
    const { events } = (await get(`questions/${id}/history`).expect(200)).body;
    expect(events[0]).toMatchObject({
      action: 'attributes-changed',
      versionNumber: 2,
      attributes: ['difficulty', 'cognitiveLevel', 'tags', 'reviewDate'],
      state: 'published',
    });
    expect(events.map(({ action }: { action: string }) => action)).toEqual([
      'attributes-changed',
      'published',
      'submitted',
      'written',
    ]);
  });

  it('is an edit of content as soon as candidates see or are marked by something else', async () => {
    const [id] = await published();
    expect(await edit(id, { ...ATTRIBUTES, key: false })).toEqual(['draft']);
    const { events } = (await get(`questions/${id}/history`).expect(200)).body;
    expect(events[0]).toMatchObject({ action: 'written', versionNumber: 2, attributes: [], state: null });
  });

  it('leaves a question in review with its author and what was approved', async () => {
    await wantReviewers(2);
    const [id] = await submitted();
    actAs('first');
    expect((await approve(id).expect(200)).body.state).toBe('in_review');
    actAs('second');
    expect(await edit(id, ATTRIBUTES)).toEqual(['in_review']);
    expect((await detail(id)).approvals.by).toHaveLength(1);
    actAs('author');
    expect((await detail(id)).isOwn).toBe(true);
    expect((await approve(id).expect(409)).body.code).toBe('OWN_QUESTION');
    actAs('first');
    expect((await approve(id).expect(409)).body.code).toBe('ALREADY_APPROVED');
    actAs('second');
    expect((await approve(id).expect(200)).body.state).toBe('published');
    await wantReviewers(1);
  });

  it('needs no second reviewer where a bank wants two', async () => {
    const [id] = await published();
    await wantReviewers(2);
    expect(await edit(id, ATTRIBUTES)).toEqual(['published']);
    await wantReviewers(1);
  });

  it('does not bring back a retired question', async () => {
    const [id] = await published();
    await post(`questions/${id}/retire`, { reason: '暂停' }).expect(200);
    expect(await edit(id, ATTRIBUTES)).toEqual(['retired']);
  });

  it('of one question of a case leaves it published when another goes to review again', async () => {
    const ids = await published(CASE);
    expect(await edit(ids[0], ATTRIBUTES, { stem: '改过的问。' })).toEqual(['published', 'draft']);
    // The published one is asked for; the draft of its group is what goes to review.
    expect((await post(`questions/${ids[0]}/submit`).expect(200)).body.state).toBe('in_review');
    expect((await detail(ids[0])).state).toBe('published');
    actAs('reviewer');
    expect((await post(`questions/${ids[0]}/return`, { reason: '请改' }).expect(200)).body.state).toBe('draft');
    expect((await detail(ids[0])).state).toBe('published');
    expect((await detail(ids[1]!)).state).toBe('draft');
    actAs('author');
    const [one] = await published();
    expect((await post(`questions/${one}/submit`).expect(409)).body.code).toBe('WRONG_QUESTION_STATE');
  });

  it('is named to somebody who began with the version before', async () => {
    const [id] = await published();
    const { basedOn, file } = (await get(`questions/${id}/writing`)).body as { basedOn: string[]; file: object };
    actAs('another');
    await edit(id, ATTRIBUTES);
    actAs('author');
    const { body } = await request(test.http).put(`/api/v1/questions/${id}`).send({ file, basedOn }).expect(409);
    expect(body).toMatchObject({ code: 'QUESTION_CHANGED_MEANWHILE', details: { versionNumber: 2 } });
  });
});
