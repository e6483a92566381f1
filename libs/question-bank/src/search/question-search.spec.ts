import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Database, StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { QuestionExposure } from '../exposure/question-exposure';
import { BankLoader } from '../loading/load-bank';
import { QuestionBanks } from '../loading/question-banks';
import { TidyBankImports } from '../loading/tidy-bank-imports';
import { authoredUnits } from '../question/version-content';
import { QuestionBankModule } from '../question-bank.module';
import { QuestionSearchRepository } from './question-search.repository';
import { QUESTION_SORTS } from './question-sort';

const BANK = `code: search-bank
title: 测试题库
domains:
  - { code: sleep, title: 睡眠 }
  - { code: feeding, title: 喂养 }
`;
const SLEEP = `domain: sleep
sources:
  guide: { issuer: 测试机构, title: 婴幼儿睡眠卫生指南, year: 2020, checkedOn: 2026-06-01 }
  other: { issuer: 示例机构, title: 居室要求, year: 2019 }
questions:
  - id: S-1
    type: single_choice
    status: published
    difficulty: 1
    knowledgePoint: 睡眠 体位
    stem: 婴儿入睡时，下列体位**不**正确的是
    options: [仰卧位, 俯卧位]
    key: B
    rationale: 解析。
    source: guide
    cognitiveLevel: judgement
    tags: [SIDS, 安全]
    reviewDate: 2028-06-01
  - { id: S-2, type: true_false, status: draft, difficulty: 5, knowledgePoint: 环境, stem: 室温以 ２０～２２ ℃ 为宜。, key: true, source: other, competency: C-1.2, tags: [安全], language: zh-CN }
groups:
  - id: S-G1
    format: A3
    stimulus: 患儿，8 个月，夜间哭闹。
    questions:
      - { id: S-G1-1, type: single_choice, status: draft, difficulty: 3, knowledgePoint: 环境, stem: 首先考虑, options: [饥饿, 100%的把握], key: A }
      - { id: S-G1-2, type: single_choice, status: draft, difficulty: 3, knowledgePoint: 环境, stem: 其次考虑, options: [尿布, 发热], key: A }
`;
const FEEDING = `domain: feeding
questions:
  - { id: F-1, type: fill_in, status: draft, difficulty: 2, knowledgePoint: 维生素, stem: 佝偻病缺乏维生素 ____ 。, blanks: [[D]] }
`;

describeOnBothEngines('the search of a bank', (engine) => {
  let test: TestApp;
  let bankId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    const { id: organisationId, path: organisationPath } = (await test.get(Organisations).findByCode('350000'))!;
    test.actAs(new StaffActor('staff-0001', '测试命题教师', [{ role: 'trainer', organisationId, organisationPath }]));
    const files = [
      { path: 'bank.yaml', content: BANK },
      { path: 'sleep/questions.yaml', content: SLEEP },
      { path: 'feeding/questions.yaml', content: FEEDING },
    ];
    ({ bankId } = await test
      .get(QuestionBanks)
      .importFiles({ files, bankId: null, organisationId, staffId: 'staff-0002' }));
  });
  afterAll(() => test.close());

  const get = async (query: Record<string, string | number>) =>
    (await request(test.http).get(`/api/v1/question-banks/${bankId}/questions`).query(query).expect(200)).body as {
      items: { id: string; code: string }[];
      nextAfter: string | null;
      total: number | null;
    };
  const codes = async (query: Record<string, string | number>) => (await get(query)).items.map(({ code }) => code);

  it.each([
    ['one character', '卧', ['S-1']],
    ['an option', '俯卧', ['S-1']],
    ['the case of a group, of each of its questions', '夜间哭', ['S-G1-1', 'S-G1-2']],
    ['across the marks of an emphasis', '不正确', ['S-1']],
    ['whatever the width and spaces', '20~22℃', ['S-2']],
    ['across a space', '维生素 ', ['F-1']],
    ['a percent sign as what it is', '%', ['S-G1-1']],
    ['all words, in any order', '体位 婴儿', ['S-1']],
    ['nothing that lacks one of the words', '体位 室温', []],
    ['the code', 's-g1-2', ['S-G1-2']],
    ['the knowledge point', '睡眠体位', ['S-1']],
    ['nothing across two options', '仰卧位俯卧位', []],
    ['nothing that is not there', '口腔', []],
  ])('finds %s', async (_, search, found) => {
    expect(await codes({ search })).toEqual(found);
  });

  it('filters by the attributes of a question', async () => {
    expect(await codes({ domain: 'feeding' })).toEqual(['F-1']);
    expect(await codes({ difficulty: 5 })).toEqual(['S-2']);
    expect(await codes({ type: 'single_choice', state: 'draft' })).toEqual(['S-G1-1', 'S-G1-2']);
    expect(await codes({ source: '睡眠卫生' })).toEqual(['S-1']);
    expect(await codes({ source: '测试机构 婴幼儿' })).toEqual(['S-1']);
    expect(await codes({ source: 'none' })).toHaveLength(3);
    expect(await codes({ author: '00000000-0000-4000-8000-000000000000' })).toEqual([]);
  });

  it('filters by what a question is about', async () => {
    expect(await codes({ cognitiveLevel: 'judgement' })).toEqual(['S-1']);
    expect(await codes({ tag: '安全' })).toEqual(['S-1', 'S-2']);
    expect(await codes({ tag: 'ＳＩＤＳ' })).toEqual(['S-1']);
    expect(await codes({ tag: '安' })).toEqual([]);
    expect(await codes({ competency: 'c-1.2' })).toEqual(['S-2']);
    expect(await codes({ language: 'zh-CN' })).toEqual(['S-2']);
  });

  it('filters by what somebody should look at again: a source that was never checked, or not for two years', async () => {
    const begin = test.clock.now();
    const due = async (day: string) => {
      test.clock.set(Date.parse(`${day}T12:00:00+08:00`));
      return { source: await codes({ due: 'source' }), review: await codes({ due: 'review' }) };
    };
    expect(await due('2026-06-01')).toEqual({ source: ['S-2'], review: [] });
    expect(await due('2028-05-31')).toEqual({ source: ['S-2'], review: [] });
    expect(await due('2028-06-01')).toEqual({ source: ['S-2'], review: ['S-1'] });
    expect(await due('2028-06-02')).toEqual({ source: ['S-1', 'S-2'], review: ['S-1'] });
    test.clock.set(begin);
  });

  it('filters questions that no exam may draw, and questions flagged by statistics', async () => {
    const { items } = await get({ search: 'S-1' });
    const versions = await test
      .get(Database)
      .select<{ id: string }>('SELECT current_version_id AS id FROM question WHERE id = ?', [items[0]!.id]);
    const versionId = versions[0]!.id;
    expect(await codes({ used: 'never' })).toHaveLength(5);
    await test.get(Database).transaction(async () => {
      await test.get(QuestionExposure).recordPool({ examId: 'exam-1', versionIds: [versionId] });
      await test.get(QuestionExposure).recordDrawn({
        examId: 'exam-1',
        lastDrawnAt: 1000,
        items: [{ versionId, people: 30, flags: ['too_easy', 'dead_option'] }],
      });
    });
    expect(await codes({ used: 'never' })).not.toContain('S-1');
    expect(await codes({ flag: 'too_easy' })).toEqual(['S-1']);
    expect(await codes({ flag: 'dead_option' })).toEqual(['S-1']);
    expect(await codes({ flag: 'too_hard' })).toEqual([]);
  });

  it.each(QUESTION_SORTS)('returns every question once in the order %s, with the total', async (sort) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof get>> = await get({ sort, limit: 2, ...(after === null ? {} : { after }) });
      expect(page.total).toBe(after === null ? 5 : null);
      expect(page.items.length).toBe(Math.min(2, 5 - found.length));
      found.push(...page.items.map(({ code }) => code));
      expect(found.length).toBeLessThanOrEqual(5);
      after = page.nextAfter;
    } while (after !== null);
    expect([...found].sort()).toEqual(['F-1', 'S-1', 'S-2', 'S-G1-1', 'S-G1-2']);
    if (sort === 'difficulty') expect(found).toEqual(['S-1', 'F-1', 'S-G1-1', 'S-G1-2', 'S-2']);
    if (sort === '-difficulty') expect(found).toEqual(['S-2', 'S-G1-1', 'S-G1-2', 'F-1', 'S-1']);
    if (sort === '-code') expect(found).toEqual(['S-G1-2', 'S-G1-1', 'S-2', 'S-1', 'F-1']);
  });

  it('gives every question once, and only once, when the bank is read in parts', async () => {
    const repository = test.get(QuestionSearchRepository);
    const { rowsAScan } = repository;
    const all = await codes({});
    for (const rows of [1, 2, 3]) {
      repository.rowsAScan = rows;
      expect(await codes({})).toEqual(all);
      expect(await get({ search: '环境', limit: 1 })).toMatchObject({ total: 3, items: [{ code: 'S-2' }] });
    }
    repository.rowsAScan = rowsAScan;
  });

  it('does not find what an import has stored and not shown yet', async () => {
    const { organisationId } = await test.get(QuestionBanks).getBank(bankId);
    const target = { bank: null, bankId, organisationId, staffId: 'staff-0002' };
    const begun = await test.get(BankLoader).begin(target);
    const question = {
      type: 'essay',
      status: 'draft',
      difficulty: 2,
      knowledgePoint: '环境',
      stem: '尚未入库的题。',
    } as const;
    const [versions] = authoredUnits({ domain: 'sleep', questions: [{ ...question, id: 'S-NEW' }] });
    await test.get(BankLoader).storeChunk({ begun, versions: versions! });
    expect(await get({ search: '尚未入库' })).toMatchObject({ items: [], total: 0 });
    expect(await get({})).toMatchObject({ total: 5 });
    await test.get(TidyBankImports).remove(begun.importId, { also: 'running' });
  });

  describe('with many matches', () => {
    beforeAll(() => {
      test.get(QuestionSearchRepository).maxCounted = 2;
    });
    afterAll(() => {
      test.get(QuestionSearchRepository).maxCounted = 5_000;
    });

    it.each(QUESTION_SORTS)('reports that there are more, and returns each once in the order %s', async (sort) => {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof get>> = await get({
          search: '环境',
          sort,
          limit: 2,
          ...(after === null ? {} : { after }),
        });
        if (after === null) expect(page).toMatchObject({ total: 2, totalIsMore: true });
        found.push(...page.items.map(({ code }) => code));
        expect(found.length).toBeLessThanOrEqual(3);
        after = page.nextAfter;
      } while (after !== null);
      expect([...found].sort()).toEqual(['S-2', 'S-G1-1', 'S-G1-2']);
    });

    it('counts all questions of a bank when nothing is searched', async () => {
      expect(await get({ limit: 1 })).toMatchObject({ total: 5, totalIsMore: false });
    });
  });

  it('refuses a cursor of another sort order', async () => {
    await request(test.http)
      .get(`/api/v1/question-banks/${bankId}/questions`)
      .query({ sort: 'difficulty', after: 'S-1' })
      .expect(400);
  });

  it('searches the current content, not earlier versions', async () => {
    const files = [{ path: 'feeding/questions.yaml', content: FEEDING.replace('佝偻病', '夜盲症') }];
    const { organisationId } = await test.get(QuestionBanks).getBank(bankId);
    await test.get(QuestionBanks).importFiles({ files, bankId, organisationId, staffId: null });
    expect(await codes({ search: '佝偻' })).toEqual([]);
    expect(await codes({ search: '夜盲' })).toEqual(['F-1']);
  });

  it('returns the facets of the bank', async () => {
    const { body } = await request(test.http).get(`/api/v1/question-banks/${bankId}/composition`).expect(200);
    expect(body).toMatchObject({
      questionCount: 5,
      withoutSource: 3,
      letters: [
        { letter: 'A', count: 2 },
        { letter: 'B', count: 1 },
      ],
    });
    expect(body.cells).toContainEqual({ domainCode: 'sleep', type: 'single_choice', difficulty: 3, count: 2 });
  });

  it('leaves out the bin everywhere, and finds a restored question by its new code', async () => {
    const at = `/api/v1/question-banks/${bankId}`;
    const body = async (path: string) => (await request(test.http).get(`${at}/${path}`).expect(200)).body;
    const [deleted] = (await get({ search: 'S-2' })).items;
    const before = await body('composition');
    const authored = (await body('question-facets')).authors[0].count as number;
    await request(test.http).delete(`/api/v1/questions/${deleted!.id}`).expect(204);
    expect(await codes({ search: '室温' })).toEqual([]);
    expect(await get({})).toMatchObject({ total: 4, items: [{}, {}, {}, {}] });
    test.get(QuestionSearchRepository).maxCounted = 1;
    expect(await codes({})).not.toContain('S-2');
    expect(await codes({ sort: '-difficulty' })).not.toContain('S-2');
    test.get(QuestionSearchRepository).maxCounted = 5_000;
    expect((await body('composition')).questionCount).toBe(before.questionCount - 1);
    expect((await body('question-facets')).authors[0].count).toBe(authored - 1);

    const { organisationId } = await test.get(QuestionBanks).getBank(bankId);
    const files = [{ path: 'sleep/questions.yaml', content: SLEEP.replace('室温', '湿度') }];
    await test.get(QuestionBanks).importFiles({ files, bankId, organisationId, staffId: 'staff-0002' });
    const { body: restored } = await request(test.http).post(`/api/v1/questions/${deleted!.id}/restore`).expect(200);
    const { code } = restored.items[0] as { code: string };
    expect(code).not.toBe('S-2');
    expect(await codes({ search: code })).toEqual([code]);
    expect(await codes({ search: '室温' })).toEqual([code]);
    await request(test.http).delete(`/api/v1/questions/${deleted!.id}`).expect(204);
  });

  it('names the authors of the questions', async () => {
    const { body } = await request(test.http).get(`/api/v1/question-banks/${bankId}/question-facets`).expect(200);
    expect(body).toEqual({
      authors: [{ id: 'staff-0002', name: '', count: 4 }],
      tags: [
        { name: '安全', count: 2 },
        { name: 'SIDS', count: 1 },
      ],
      competencies: [{ name: 'C-1.2', count: 1 }],
      languages: [{ name: 'zh-CN', count: 1 }],
    });
  });
});
