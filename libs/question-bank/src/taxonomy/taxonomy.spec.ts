import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit, StaffActor, type StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { QuestionBanks } from '../loading/question-banks';
import { QuestionBankModule } from '../question-bank.module';
import type { KnowledgeTreeDto } from './taxonomy.dto';

const BANK = 'code: tree-bank\ntitle: 测试题库\ndomains: [{ code: d, title: 测试 }, { code: e, title: 另一 }]\n';
const POINTS = ['维生素 D', '维生素Ｄ', '佝偻病', '佝偻病', '缺铁', '贫血'];

describeOnBothEngines('the knowledge points of a bank', (engine) => {
  let test: TestApp;
  let bankId: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    const organisationId = await actAs();
    const questions = POINTS.map((knowledgePoint, index) => ({
      id: `Q-${index + 1}`,
      type: 'true_false',
      status: 'draft',
      difficulty: 2,
      knowledgePoint,
      stem: `测试题 ${index + 1}。`,
      key: true,
    }));
    const files = [
      { path: 'bank.yaml', content: BANK },
      { path: 'd/questions.yaml', content: JSON.stringify({ domain: 'd', questions }) },
    ];
    ({ bankId } = await test.get(QuestionBanks).importFiles({ files, bankId: null, organisationId, staffId: null }));
  });
  afterAll(() => test.close());

  async function actAs({ code = '350000', role = 'trainer' as StaffRole } = {}): Promise<string> {
    const { id: organisationId, path: organisationPath } = (await test.get(Organisations).findByCode(code))!;
    test.actAs(new StaffActor('staff-0001', '测试命题教师', [{ role, organisationId, organisationPath }]));
    return organisationId;
  }
  const at = (rest = '') => `/api/v1/question-banks/${bankId}/knowledge-points${rest}`;
  const tree = async () => (await request(test.http).get(at()).expect(200)).body as KnowledgeTreeDto;
  const counts = async () => Object.fromEntries((await tree()).points.map(({ title, count }) => [title, count]));
  const proposed = async () => (await tree()).proposed.map(({ title, count }) => `${title} ${count}`).sort();
  const post = (rest: string, body: object) => request(test.http).post(at(rest)).send(body);
  async function add(title: string, parent?: string): Promise<void> {
    const { body } = await post('', { domain: 'd', title, parentId: parent && ids[parent] }).expect(200);
    ids[title] = body.id;
  }
  const found = async (point: string) => {
    const { body } = await request(test.http)
      .get(`/api/v1/question-banks/${bankId}/questions`)
      .query({ point: ids[point] })
      .expect(200);
    return (body.items as { code: string }[]).map(({ code }) => code);
  };

  it('are proposed from questions, with equal names combined', async () => {
    const { points, proposedCount } = await tree();
    expect(points).toEqual([]);
    expect(proposedCount).toBe(4);
    expect(await proposed()).toEqual(['佝偻病 2', '维生素 D 2', '缺铁 1', '贫血 1']);
  });

  it('are added as a tree of up to three levels, and take the questions that use their name', async () => {
    await add('营养');
    await add('维生素D', '营养');
    await add('佝偻病', '维生素D');
    await add('缺铁', '营养');
    expect(await counts()).toEqual({ 营养: 0, 维生素D: 2, 佝偻病: 2, 缺铁: 1 });
    expect(await proposed()).toEqual(['贫血 1']);
    const { body } = await post('', { domain: 'd', title: '更深', parentId: ids['佝偻病'] }).expect(409);
    expect(body).toMatchObject({ code: 'POINT_CANNOT_STAND_THERE', details: { why: 'too_deep' } });
    await post('', { domain: 'd', title: '维生素 d' }).expect(409, /POINT_NAME_TAKEN/);
    await post('', { domain: 'none', title: '别的' }).expect(422, /UNKNOWN_DOMAIN/);
    await post('', { domain: 'e', title: '别的', parentId: ids['营养'] }).expect(409, /other_domain/);
  });

  it('filter the list including their descendants', async () => {
    expect(await found('佝偻病')).toEqual(['Q-3', 'Q-4']);
    expect(await found('维生素D')).toEqual(['Q-1', 'Q-2', 'Q-3', 'Q-4']);
    expect(await found('营养')).toEqual(['Q-1', 'Q-2', 'Q-3', 'Q-4', 'Q-5']);
  });

  it('are renamed and moved, and keep their questions', async () => {
    const put = (body: object) =>
      request(test.http)
        .put(at(`/${ids['佝偻病']}`))
        .send(body);
    await put({ title: '维生素D缺乏性佝偻病', parentId: ids['营养'] }).expect(200);
    expect(await counts()).toMatchObject({ 维生素D缺乏性佝偻病: 2 });
    expect(await found('维生素D')).toEqual(['Q-1', 'Q-2']);
    await put({ title: '缺铁' }).expect(409, /POINT_NAME_TAKEN/);
    await put({ title: '佝偻病', parentId: ids['佝偻病'] }).expect(409, /below_itself/);
  });

  it('take another name, and are merged with their questions', async () => {
    await post(`/${ids['缺铁']}/names`, { title: '贫血' }).expect(200);
    expect(await counts()).toMatchObject({ 缺铁: 2 });
    expect(await proposed()).toEqual([]);
    await post(`/${ids['佝偻病']}/merge`, { intoId: ids['维生素D'] }).expect(200);
    expect(await counts()).toEqual({ 营养: 0, 维生素D: 4, 缺铁: 2 });
    await post(`/${ids['营养']}/merge`, { intoId: ids['缺铁'] }).expect(409, /below_itself/);
    await post(`/${ids['佝偻病']}/merge`, { intoId: ids['缺铁'] }).expect(409, /POINT_GONE/);
  });

  it('are merged within their domain, and never deeper than a tree may be; each change is on record', async () => {
    const inOther = (await post('', { domain: 'e', title: '另一领域的点' }).expect(200)).body.id as string;
    await post(`/${ids['缺铁']}/merge`, { intoId: inOther }).expect(409, /other_domain/);
    await add('上层');
    await add('中层', '上层');
    await add('下层', '中层');
    await post(`/${ids['上层']}/merge`, { intoId: ids['缺铁'] }).expect(409, /too_deep/);
    await post(`/${ids['上层']}/merge`, { intoId: ids['营养'] }).expect(200);
    const { points } = await tree();
    const parentOf = (title: string) => points.find((point) => point.title === title)!.parentId;
    expect([parentOf('中层'), parentOf('下层')]).toEqual([ids['营养'], ids['中层']]);
    const acts = await test.get(Audit).listFor({ subjectType: 'question_bank', subjectId: bankId });
    expect(acts.filter(({ action }) => action === 'taxonomy.points-merged')).toHaveLength(2);
    expect(acts).toContainEqual(
      expect.objectContaining({ action: 'taxonomy.point-added', details: { pointId: ids['下层'] } }),
    );
  });

  it('count a question by its current version alone', async () => {
    const before = await counts();
    const { body } = await request(test.http)
      .get(`/api/v1/question-banks/${bankId}/questions`)
      .query({ search: 'Q-6' })
      .expect(200);
    const id = (body.items as { id: string }[])[0]!.id;
    const { basedOn, file } = (await request(test.http).get(`/api/v1/questions/${id}/writing`).expect(200)).body as {
      basedOn: string[];
      file: { questions: [object] };
    };
    const moved = { ...file, questions: [{ ...file.questions[0], knowledgePoint: '维生素D' }] };
    await request(test.http).put(`/api/v1/questions/${id}`).send({ file: moved, basedOn }).expect(200);
    expect(await counts()).toEqual({ ...before, 缺铁: before['缺铁']! - 1, 维生素D: before['维生素D']! + 1 });
  });

  it('are read by staff with whom the bank was shared, and changed by its own alone', async () => {
    await actAs({ role: 'administrator' });
    await request(test.http)
      .post(`/api/v1/question-banks/${bankId}/shares`)
      .send({ organisationCode: '350100', right: 'review', reason: '供审题' })
      .expect(200);
    await actAs({ code: '350100' });
    expect((await tree()).points.length).toBeGreaterThan(0);
    await post('', { domain: 'd', title: '外来' }).expect(403);
    await post(`/${ids['缺铁']}/names`, { title: '外来' }).expect(403);
    await request(test.http)
      .delete(at(`/${ids['缺铁']}`))
      .expect(403);
    await actAs();
  });

  it('are removed only when they are empty', async () => {
    const remove = (title: string) => request(test.http).delete(at(`/${ids[title]}`));
    await remove('缺铁').expect(409, /POINT_IN_USE/);
    await remove('营养').expect(409, /POINT_IN_USE/);
    await add('多余');
    await remove('多余').expect(204);
    expect(await counts()).not.toHaveProperty('多余');
  });
});
