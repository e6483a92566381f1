import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { newId } from '@sunflower/platform';
import request from 'supertest';
import { aStaffActor } from '../../../../../test/fixtures/a-staff-member';
import { createTestApp, type TestApp } from '../../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../../test/fixtures/test-database';
import { QuestionBankModule } from '../../question-bank.module';
import { ReadPapers } from '../work/read-papers';

const BANK = `title: 测试题库
domains:
  - { code: sleep, title: 睡眠 }
`;
/** The first question names no source; the second has its own. */
const SHEET = `题型,题干,选项A,选项B,答案,出处机构,出处,出处年份
单选题,没有出处的题干,甲,乙,A,,,
单选题,有出处的题干,甲,乙,B,自己的单位,自己的文献,2015
`;
const CASE = `(1～2题共用题干)
患儿，男，3岁，测试病例。
1. 首先考虑
A. 甲
B. 乙
C. 丙
答案：A
2. 首选处理
A. 丁
B. 戊
C. 己
答案：B
`;
const SOURCE = {
  issuer: '测试单位',
  title: '测试指南',
  year: 2024,
  documentNumber: 'WS/T 1-2024',
  link: 'https://example.org/guide',
  checkedOn: '2026-05-30',
};

jest.setTimeout(120_000);

describeOnBothEngines('what an imported paper says of all its questions', (engine) => {
  let test: TestApp;
  let province: { id: string; path: string };
  let bankId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    province = (await test.get(Organisations).findByCode('350000'))!;
    test.actAs(aStaffActor({ staffId: 'trainer', role: 'trainer', organisationId: province.id, path: province.path }));
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    const files = [{ path: 'bank.yaml', content: `code: paper-${newId()}\n${BANK}` }];
    bankId = (await post('question-banks/import', { organisationId: province.id, files }).expect(200)).body.bankId;
  });

  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object = {}) => request(test.http).post(`/api/v1/${path}`).send(body);
  const put = (path: string, body: object) => request(test.http).put(`/api/v1/${path}`).send(body);
  const settings = (at: string, body: object) => put(`${at}/settings`, { domainCode: 'sleep', difficulty: 3, ...body });
  const settled = async (sent: request.Test) => {
    const { body } = await sent.expect(201);
    await test.get(ReadPapers).settle();
    return `question-banks/${bankId}/paper-imports/${body.id as string}`;
  };
  const storedSources = async () => {
    const { items } = (await get(`question-banks/${bankId}/questions?limit=50`).expect(200)).body;
    const details = await Promise.all(
      (items as { id: string }[]).map(async ({ id }) => (await get(`questions/${id}`)).body.versions[0]),
    );
    return new Map(details.map(({ stem, source }) => [stem as string, source as unknown]));
  };

  it('gives the source to the questions that name none, and leaves the others theirs', async () => {
    const at = await settled(
      request(test.http)
        .post(`/api/v1/question-banks/${bankId}/paper-imports`)
        .attach('file', Buffer.from(SHEET), 'paper.csv'),
    );
    expect((await get(at)).body.source).toBeNull();
    expect((await settings(at, { source: SOURCE }).expect(200)).body.source).toEqual(SOURCE);
    // What is not sent stays, for whoever opens the draft import again.
    expect((await settings(at, { difficulty: 2 }).expect(200)).body.source).toEqual(SOURCE);
    expect((await get(at)).body.source).toEqual(SOURCE);
    await post(`${at}/store`, { which: 'all' }).expect(200);
    const sources = await storedSources();
    expect(sources.get('没有出处的题干')).toEqual(SOURCE);
    expect(sources.get('有出处的题干')).toMatchObject({ issuer: '自己的单位', title: '自己的文献', year: 2015 });
  });

  it('stores no source where none is said, or where it was taken back', async () => {
    const at = await settled(post(`question-banks/${bankId}/paper-imports/text`, { text: CASE }));
    await settings(at, { source: SOURCE }).expect(200);
    expect((await settings(at, { source: null }).expect(200)).body.source).toBeNull();
    await post(`${at}/store`, { which: 'all' }).expect(200);
    expect([...(await storedSources()).values()]).toEqual([null, null]);
  });

  it('refuses a source that no question could have', async () => {
    const at = await settled(post(`question-banks/${bankId}/paper-imports/text`, { text: CASE }));
    for (const wrong of [
      { issuer: ' ' },
      { title: undefined },
      { year: 1800 },
      { link: 'javascript:alert(1)' },
      { checkedOn: '2026-02-30' },
      { documentNumber: 'x'.repeat(61) },
    ])
      await settings(at, { source: { ...SOURCE, ...wrong } }).expect(400);
    expect((await get(at)).body.source).toBeNull();
  });

  it('lets the form of a group be changed, and checks the group by its new form', async () => {
    const at = await settled(post(`question-banks/${bankId}/paper-imports/text`, { text: CASE }));
    const shown = async () => (await get(`${at}/items`).expect(200)).body;
    const { items, groups } = await shown();
    expect(groups).toMatchObject([{ format: 'A3' }]);
    const { type, format, stem, options, prompts, key, rationale } = items[0].question;
    const body = { type, format, stem, options, prompts, key, rationale };
    const mended = async (change: object) => (await put(`${at}/items/1`, { ...body, ...change }).expect(200)).body;
    await mended({ groupFormat: 'A4' });
    expect((await shown()).groups).toMatchObject([{ format: 'A4' }]);
    // What the request does not say stays.
    await mended({ stem: '改过的题干' });
    expect((await shown()).groups).toMatchObject([{ format: 'A4' }]);
    // Shared options: those of the question that was mended.
    await mended({ groupFormat: 'B1' });
    const shared = await shown();
    expect(shared.groups).toMatchObject([{ format: 'B1' }]);
    expect(shared.items.map((item: { question: { options: string[] } }) => item.question.options)).toEqual([
      ['甲', '乙', '丙'],
      ['甲', '乙', '丙'],
    ]);
    await put(`${at}/items/1`, { ...body, groupFormat: 'A1' }).expect(400);
    await mended({ groupFormat: 'A4', stem: '再改' });
    await settings(at, {}).expect(200);
    await post(`${at}/store`, { which: 'all' }).expect(200);
    const { items: stored } = (await get(`question-banks/${bankId}/questions?limit=50`).expect(200)).body;
    expect(stored.map((one: { format: string }) => one.format)).toEqual(['A4', 'A4']);
  });
});
