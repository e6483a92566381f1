import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit, Database, StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { QuestionBanks } from '../loading/question-banks';
import { QuestionBankModule } from '../question-bank.module';
import type { DuplicateListDto } from './duplicates.dto';
import { DuplicatesRepository } from './duplicates.repository';
import { SearchDuplicates } from './search-duplicates';

const BANK = 'code: near-bank\ntitle: 测试题库\ndomains: [{ code: sleep, title: 睡眠 }]\n';
const STEMS: Record<string, string> = {
  'A-1': '婴儿入睡时最安全的体位是仰卧位，不应使用软枕和厚被。',
  'A-2': '婴儿入睡时最安全的体位为仰卧位，不应使用软枕及厚被。',
  'B-1': '足月儿出生后数日内即应开始每日补充维生素D四百国际单位。',
  'B-2': '足月儿出生后数天内即应开始每日补充维生素D四百国际单位。',
  'C-1': '婴儿满六月龄起应当及时添加富含铁的泥糊状辅食。',
};

describeOnBothEngines('near-duplicates of a bank', (engine) => {
  let test: TestApp;
  let bankId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    const { id: organisationId, path: organisationPath } = (await test.get(Organisations).findByCode('350000'))!;
    test.actAs(new StaffActor('staff-0001', '测试命题教师', [{ role: 'trainer', organisationId, organisationPath }]));
    const questions = Object.entries(STEMS).map(([id, stem]) => ({
      id,
      type: 'true_false',
      status: 'draft',
      difficulty: 2,
      knowledgePoint: '测试',
      stem,
      key: true,
    }));
    const files = [
      { path: 'bank.yaml', content: BANK },
      { path: 'sleep/questions.yaml', content: JSON.stringify({ domain: 'sleep', questions }) },
    ];
    ({ bankId } = await test.get(QuestionBanks).importFiles({ files, bankId: null, organisationId, staffId: null }));
  });
  afterAll(() => test.close());

  const at = (rest = '') => `/api/v1/question-banks/${bankId}/duplicates${rest}`;
  const list = async (query = '') => (await request(test.http).get(at(query)).expect(200)).body as DuplicateListDto;
  const codes = ({ items }: DuplicateListDto) => items.map(({ first, second }) => [first.code, second.code].sort());
  const decide = (body: object) => request(test.http).post(at('/decide')).send(body);
  async function searched(): Promise<DuplicateListDto> {
    await request(test.http).post(at('/search')).expect(202);
    await test.get(SearchDuplicates).settle();
    return list();
  }

  it('are none before a search', async () => {
    expect(await list()).toEqual({ search: null, total: 0, items: [] });
  });

  it('are found pair by pair, with both sides', async () => {
    const found = await searched();
    expect(found.search).toMatchObject({ state: 'done', questionCount: 5, pairCount: 2 });
    expect(found.total).toBe(2);
    expect(codes(found).sort()).toEqual([
      ['A-1', 'A-2'],
      ['B-1', 'B-2'],
    ]);
    const side = found.items[0]!.first;
    expect(side.stem).toBe(STEMS[side.code]);
  });

  it('are not listed again once they are marked as not alike', async () => {
    const pair = (await list()).items.find(({ first }) => first.code.startsWith('A'))!;
    const ids = { firstId: pair.first.id, secondId: pair.second.id };
    await decide({ ...ids, decision: 'ignored' }).expect(204);
    expect(codes(await searched())).toEqual([['B-1', 'B-2']]);
    const decided = await list('?which=decided');
    expect(decided.items).toMatchObject([{ decision: 'ignored' }]);
    expect(codes(decided)).toEqual([['A-1', 'A-2']]);
    await decide({ ...ids, secondId: ids.firstId, decision: 'ignored' }).expect(409);
  });

  it('are merged by retiring one, with a recorded reason', async () => {
    const { first, second } = (await list()).items[0]!;
    const ids = { firstId: first.id, secondId: second.id, decision: 'merged' };
    await decide({ ...ids, retireId: second.id }).expect(400);
    await decide({ ...ids, retireId: '00000000-0000-4000-8000-000000000000', reason: '重复' }).expect(409);
    expect((await list()).total).toBe(1);
    await decide({ ...ids, retireId: second.id, reason: '与另一题重复' }).expect(204);
    expect(await searched()).toMatchObject({ total: 0, search: { questionCount: 4, pairCount: 1 } });
    const acts = await test.get(Audit).listFor({ subjectType: 'question', subjectId: second.id });
    expect(acts.map(({ action, reason }) => [action, reason])).toEqual([['question.retired', '与另一题重复']]);
    const decided = (await list('?which=decided')).items.map(({ decision }) => decision);
    expect(decided.sort()).toEqual(['ignored', 'merged']);
  });

  it('are listed no more once one was changed, though nobody decided', async () => {
    const at = `/api/v1/question-banks/${bankId}/questions`;
    const write = async (stem: string) => {
      const question = { type: 'essay', difficulty: 2, knowledgePoint: '测试', stem };
      const { body } = await request(test.http)
        .post(at)
        .send({ file: { domain: 'sleep', questions: [question] } })
        .expect(200);
      return (body as { questionIds: [string] }).questionIds[0];
    };
    const ids = [await write('请说明婴幼儿发生气道异物时的现场处理步骤和注意事项。')];
    ids.push(await write('请说明婴幼儿发生气道异物时的现场处理步骤与注意事项。'));
    expect((await searched()).total).toBe(1);
    const { basedOn, file } = (await request(test.http).get(`/api/v1/questions/${ids[1]}/writing`).expect(200))
      .body as {
      basedOn: string[];
      file: { questions: [object] };
    };
    const changed = { ...file, questions: [{ ...file.questions[0], stem: '请写出新生儿脐部护理的要点。' }] };
    await request(test.http).put(`/api/v1/questions/${ids[1]}`).send({ file: changed, basedOn }).expect(200);
    expect((await searched()).total).toBe(0);
    for (const id of ids) await request(test.http).delete(`/api/v1/questions/${id}`).expect(204);
  });

  it('are not kept of a question that went into the bin while the search ran', async () => {
    const { items } = (
      await request(test.http).get(`/api/v1/question-banks/${bankId}/questions?search=C-1`).expect(200)
    ).body as { items: { id: string }[] };
    const gone = items[0]!.id;
    const other = (await list('?which=decided')).items[0]!.first.id;
    await request(test.http).delete(`/api/v1/questions/${gone}`).expect(204);
    const pair = { firstId: gone, secondId: other, percent: 90 };
    await test.get(Database).transaction(() => test.get(DuplicatesRepository).insertPairs({ bankId, pairs: [pair] }));
    await request(test.http).post(`/api/v1/questions/${gone}/restore`).expect(200);
    expect((await list()).total).toBe(0);
  });

  it('are hidden while one question is in the bin', async () => {
    const decided = async () => (await list('?which=decided')).total;
    const id = (await list('?which=decided')).items[0]!.first.id;
    const before = await decided();
    await request(test.http).post(`/api/v1/questions/${id}/retire`).send({ reason: '测试' }).expect(200);
    await request(test.http).delete(`/api/v1/questions/${id}`).expect(204);
    expect(await decided()).toBe(before - 1);
    expect((await searched()).search?.questionCount).toBe(3);
    await request(test.http).post(`/api/v1/questions/${id}/restore`).expect(200);
    expect(await decided()).toBe(before);
  });

  it('are searched by one search at a time, until an interrupted search has lapsed', async () => {
    const nowMs = test.clock.now();
    await test.get(DuplicatesRepository).begin({ bankId, nowMs, leaseUntil: nowMs + 1000 });
    const { body } = await request(test.http).post(at('/search')).expect(409);
    expect(body.code).toBe('DUPLICATE_SEARCH_RUNNING');
    test.clock.advance(2000);
    expect((await list()).search?.state).toBe('interrupted');
    expect((await searched()).search?.state).toBe('done');
  });
});
