import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit, StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { QuestionBanks } from '../loading/question-banks';
import { QuestionBankModule } from '../question-bank.module';
import type { BulkEffectDto } from './bulk.dto';

const BANK = `code: bulk-bank
title: 测试题库
domains: [{ code: sleep, title: 睡眠 }, { code: feeding, title: 喂养 }]
`;
const one = (id: string, status: string, extra = '') =>
  `  - { id: ${id}, type: true_false, status: ${status}, difficulty: 3, knowledgePoint: 环境, stem: 测试${id}。, key: true${extra} }`;
const WHOLE = ', rationale: 解析。, source: guide';
const SLEEP = `domain: sleep
sources:
  guide: { issuer: 测试机构, title: 测试指南, year: 2020 }
questions:
${['P-1', 'P-2', 'P-3'].map((id) => one(id, 'published', WHOLE)).join('\n')}
${['D-1', 'D-2', 'D-3', 'D-4'].map((id) => one(id, 'draft', WHOLE)).join('\n')}
${one('BARE', 'draft')}
groups:
  - id: G
    format: A3
    stimulus: 患儿，8 个月。
    questions:
  ${one('G-1', 'published', WHOLE)}
  ${one('G-2', 'published', WHOLE)}
  - id: H
    format: A3
    stimulus: 患儿，9 个月。
    questions:
  ${one('H-1', 'draft', WHOLE)}
  ${one('H-2', 'draft', WHOLE)}
`;

describeOnBothEngines('bulk acts on questions', (engine) => {
  let test: TestApp;
  let bankId: string;
  let organisation: { id: string; path: string };

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    organisation = (await test.get(Organisations).findByCode('350000'))!;
    const files = [
      { path: 'bank.yaml', content: BANK },
      { path: 'sleep/questions.yaml', content: SLEEP },
    ];
    const target = { bankId: null, organisationId: organisation.id, staffId: 'staff-author' };
    ({ bankId } = await test.get(QuestionBanks).importFiles({ ...target, files }));
  });
  afterAll(() => test.close());
  beforeEach(() => actAs('staff-reviewer'));

  const actAs = (staffId: string) => {
    const { id: organisationId, path: organisationPath } = organisation;
    test.actAs(new StaffActor(staffId, '测试命题教师', [{ role: 'trainer', organisationId, organisationPath }]));
  };
  const post = (path: string, body: object) =>
    request(test.http).post(`/api/v1/question-banks/${bankId}/questions/${path}`).send(body);

  async function listed(): Promise<
    Map<string, { id: string; state: string; domainCode: string; difficulty: number; versionNumber: number }>
  > {
    const { body } = await request(test.http).get(`/api/v1/question-banks/${bankId}/questions`).expect(200);
    return new Map((body.items as { code: string; id: string }[]).map((item) => [item.code, item])) as never;
  }
  const idsOf = async (...codes: string[]) => {
    const all = await listed();
    return codes.map((code) => all.get(code)!.id);
  };
  const states = async (...codes: string[]) => {
    const all = await listed();
    return codes.map((code) => all.get(code)!.state);
  };
  async function previewed(path: string, body: object): Promise<{ effects: BulkEffectDto[]; fingerprint: string }> {
    return (await post(`${path}/preview`, body).expect(200)).body as { effects: BulkEffectDto[]; fingerprint: string };
  }
  const acts = async (id: string) =>
    (await test.get(Audit).listFor({ subjectType: 'question', subjectId: id })).map(({ action, reason }) => [
      action,
      reason,
    ]);

  it('store another difficulty as new versions in the same state, each with its row in the history', async () => {
    const questionIds = await idsOf('P-1', 'D-1');
    const body = { questionIds, difficulty: 5, knowledgePoint: '环境' };
    const { effects, fingerprint } = await previewed('bulk-edit', body);
    const change = [{ field: 'difficulty', before: '3', after: '5' }];
    expect(effects).toMatchObject([
      { code: 'D-1', stateBefore: 'draft', stateAfter: 'draft', changes: change },
      { code: 'P-1', stateBefore: 'published', stateAfter: 'published', changes: change },
    ]);
    expect((await listed()).get('P-1')).toMatchObject({ difficulty: 3, versionNumber: 1 });
    expect((await post('bulk-edit', { ...body, fingerprint, reason: '重新评估' }).expect(200)).body).toEqual({
      changed: 2,
    });
    const after = await listed();
    expect(after.get('P-1')).toMatchObject({ difficulty: 5, versionNumber: 2, state: 'published' });
    expect(after.get('D-1')).toMatchObject({ difficulty: 5, versionNumber: 2, state: 'draft' });
    expect(after.get('P-2')).toMatchObject({ difficulty: 3, versionNumber: 1, state: 'published' });
    for (const id of questionIds) expect(await acts(id)).toEqual([['question.attributes-changed', '重新评估']]);
  });

  it('set tags, the cognitive level and the day on which the source was checked', async () => {
    const questionIds = await idsOf('P-3', 'BARE');
    const body = {
      questionIds,
      addTags: ['急救', '婴儿'],
      removeTags: ['旧'],
      cognitiveLevel: 'application',
      checkedOn: '2026-11-30',
    };
    const { effects, fingerprint } = await previewed('bulk-edit', body);
    expect(effects.map(({ code, changes }) => [code, changes.map(({ field, after }) => [field, after])])).toEqual([
      [
        'BARE',
        [
          ['cognitiveLevel', 'application'],
          ['tags', '急救; 婴儿'],
        ],
      ],
      [
        'P-3',
        [
          ['cognitiveLevel', 'application'],
          ['tags', '急救; 婴儿'],
          ['checkedOn', '2026-11-30'],
        ],
      ],
    ]);
    await post('bulk-edit', { ...body, fingerprint }).expect(200);
    const again = await previewed('bulk-edit', { questionIds, addTags: ['新'], removeTags: ['急救'] });
    expect(again.effects[0]!.changes).toEqual([{ field: 'tags', before: '急救; 婴儿', after: '婴儿; 新' }]);
    const { body: detail } = await request(test.http).get(`/api/v1/questions/${questionIds[0]}`).expect(200);
    expect(detail.versions[0]).toMatchObject({
      cognitiveLevel: 'application',
      tags: ['急救', '婴儿'],
      source: { title: '测试指南', checkedOn: '2026-11-30' },
    });
  });

  it('set another source, which sends published questions to review again', async () => {
    const questionIds = await idsOf('P-3', 'D-2');
    const source = { issuer: ' 测试机构二 ', title: '测试规范', year: 2024 };
    const { effects, fingerprint } = await previewed('bulk-edit', { questionIds, source, difficulty: 3 });
    expect(effects).toMatchObject([
      { code: 'D-2', stateAfter: 'draft', changes: [{ field: 'source', after: '测试机构二 · 测试规范 · 2024' }] },
      {
        code: 'P-3',
        stateBefore: 'published',
        stateAfter: 'draft',
        changes: [
          { field: 'source', before: '测试机构 · 测试指南 · 2020' },
          // Nobody has checked the new one.
          { field: 'checkedOn', before: '2026-11-30', after: '' },
        ],
      },
    ]);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    await post('bulk-edit/preview', { questionIds, source: { ...source, year: 0 } }).expect(400);
    await post('bulk-edit/preview', { questionIds, source: { issuer: '测试机构二' } }).expect(400);
  });

  it('add no tag to a question that has twenty, and say so in the preview', async () => {
    // It has two from the test before.
    const questionIds = await idsOf('BARE');
    const addTags = Array.from({ length: 18 }, (_, index) => `标签${index}`);
    const body = { questionIds, addTags };
    await post('bulk-edit', { ...body, fingerprint: (await previewed('bulk-edit', body)).fingerprint }).expect(200);
    const more = { questionIds, addTags: ['再一个'], removeTags: ['标签0'] };
    expect((await previewed('bulk-edit', { ...more, removeTags: [] })).effects[0]!.changes).toEqual([]);
    expect((await previewed('bulk-edit', more)).effects[0]!.changes[0]!.after).toContain('再一个');
  });

  it('take effect once when they are sent twice at the same moment', async () => {
    const pressTwice = async (path: string, body: object) => {
      const { fingerprint } = await previewed(path, body);
      const sent = { ...body, fingerprint, reason: '同时' };
      const replies = await Promise.all([post(path, sent), post(path, sent)]);
      return replies.map(({ status }) => status).sort();
    };
    const questionIds = await idsOf('P-3', 'D-1');
    expect(await pressTwice('bulk-edit', { questionIds, difficulty: 2 })).toEqual([200, 409]);
    const [published, draft] = questionIds as [string, string];
    expect(await pressTwice('bulk-act', { questionIds: [draft], act: 'submit' })).toEqual([200, 409]);
    const madeAtOnce = async (id: string) =>
      (await acts(id))
        .filter(([, reason]) => reason === '同时')
        .map(([action]) => action)
        .sort();
    expect(await madeAtOnce(published)).toEqual(['question.attributes-changed']);
    expect(await madeAtOnce(draft)).toEqual(['question.attributes-changed', 'question.submitted']);
  });

  it.each([
    { addTags: ['一, 二'] },
    { addTags: [' '] },
    { checkedOn: '2026-02-30' },
    { reviewDate: 'tomorrow' },
    { language: 'Chinese' },
    { cognitiveLevel: 'guess' },
    { competency: null },
    {},
  ])('refuse %j', async (edit) => {
    await post('bulk-edit/preview', { questionIds: await idsOf('P-2'), ...edit }).expect(400);
  });

  it('change nothing when a question was changed since the preview', async () => {
    const questionIds = await idsOf('P-2', 'D-2');
    const body = { questionIds, difficulty: 1 };
    const { fingerprint } = await previewed('bulk-edit', body);
    const retire = await previewed('bulk-act', { questionIds: [questionIds[0]], act: 'retire' });
    await post('bulk-act', {
      questionIds: [questionIds[0]],
      act: 'retire',
      fingerprint: retire.fingerprint,
      reason: '过时',
    }).expect(200);
    expect((await post('bulk-edit', { ...body, fingerprint }).expect(409)).body.code).toBe('BULK_CHANGED_MEANWHILE');
    expect((await listed()).get('D-2')).toMatchObject({ difficulty: 3, versionNumber: 1 });
  });

  it('are refused when the questions have become as wanted since the preview', async () => {
    const body = { questionIds: await idsOf('BARE'), difficulty: 1 };
    const { fingerprint } = await previewed('bulk-edit', body);
    await post('bulk-edit', { ...body, fingerprint }).expect(200);
    expect((await post('bulk-edit', { ...body, fingerprint }).expect(409)).body.code).toBe('BULK_CHANGED_MEANWHILE');
    const again = await previewed('bulk-edit', body);
    expect((await post('bulk-edit', { ...body, fingerprint: again.fingerprint }).expect(200)).body).toEqual({
      changed: 0,
    });
  });

  it('move questions to another domain with their whole group, without a new version', async () => {
    const body = { questionIds: await idsOf('G-2'), domain: 'feeding' };
    const { effects, fingerprint } = await previewed('bulk-edit', body);
    expect(effects.map(({ code, ticked }) => [code, ticked])).toEqual([
      ['G-1', false],
      ['G-2', true],
    ]);
    await post('bulk-edit', { ...body, fingerprint }).expect(200);
    const after = await listed();
    for (const code of ['G-1', 'G-2'])
      expect(after.get(code)).toMatchObject({ domainCode: 'feeding', versionNumber: 1, state: 'published' });
    expect(await acts(after.get('G-1')!.id)).toEqual([['question.moved', null]]);
    expect((await post('bulk-edit/preview', { ...body, domain: 'none' }).expect(422)).body.code).toBe('UNKNOWN_DOMAIN');
  });

  it('change only the ticked questions of a group', async () => {
    const body = { questionIds: await idsOf('G-1'), difficulty: 4 };
    const { effects, fingerprint } = await previewed('bulk-edit', body);
    expect(effects.map(({ code }) => code)).toEqual(['G-1']);
    await post('bulk-edit', { ...body, fingerprint }).expect(200);
    const after = await listed();
    expect(after.get('G-1')).toMatchObject({ difficulty: 4, versionNumber: 2, state: 'published' });
    expect(after.get('G-2')).toMatchObject({ difficulty: 3, versionNumber: 1, state: 'published' });
  });

  it('submit all questions to review, or none when one is elsewhere, and tell which lack a rationale or source', async () => {
    const body = { questionIds: await idsOf('D-3', 'BARE', 'P-3'), act: 'submit' };
    const { effects, fingerprint } = await previewed('bulk-act', body);
    expect(effects.map(({ code, missing, refused }) => [code, missing, refused])).toEqual([
      ['BARE', ['rationale', 'source'], null],
      ['D-3', [], null],
      ['P-3', [], 'wrong_state'],
    ]);
    const { body: refused } = await post('bulk-act', { ...body, fingerprint }).expect(409);
    expect(refused).toMatchObject({
      code: 'BULK_ACT_REFUSED',
      details: { count: 1, questions: [{ code: 'P-3', why: 'wrong_state' }] },
    });
    expect(await states('D-3', 'BARE')).toEqual(['draft', 'draft']);
    const drafts = { ...body, questionIds: await idsOf('D-3', 'BARE') };
    await post('bulk-act', { ...drafts, fingerprint: (await previewed('bulk-act', drafts)).fingerprint }).expect(200);
    expect(await states('D-3', 'BARE')).toEqual(['in_review', 'in_review']);
  });

  it('take the whole case to review, back and to be published, and retire only the ticked question', async () => {
    const questionIds = await idsOf('H-1');
    const actOnOne = async (act: string) => {
      const { effects, fingerprint } = await previewed('bulk-act', { questionIds, act });
      await post('bulk-act', { questionIds, act, reason: '测试', fingerprint }).expect(200);
      return [effects.map(({ code, ticked }) => [code, ticked]), await states('H-1', 'H-2')];
    };
    const both = [
      ['H-1', true],
      ['H-2', false],
    ];
    expect(await actOnOne('submit')).toEqual([both, ['in_review', 'in_review']]);
    expect(await actOnOne('return')).toEqual([both, ['draft', 'draft']]);
    expect(await actOnOne('submit')).toEqual([both, ['in_review', 'in_review']]);
    expect(await actOnOne('publish')).toEqual([both, ['published', 'published']]);
    expect(await actOnOne('retire')).toEqual([[['H-1', true]], ['retired', 'published']]);
  });

  it('refuse the approval of questions by the author of one of them', async () => {
    const body = { questionIds: await idsOf('D-3', 'D-4'), act: 'publish', reason: '核对无误' };
    actAs('staff-author');
    const own = await previewed('bulk-act', { ...body, reason: undefined });
    expect(own.effects.map(({ refused }) => refused)).toEqual(['own_version', 'own_version']);
    await post('bulk-act', { ...body, fingerprint: own.fingerprint }).expect(409);
    actAs('staff-reviewer');
    const { fingerprint } = await previewed('bulk-act', { ...body, reason: undefined });
    await post('bulk-act', { ...body, fingerprint, reason: ' ' }).expect(400);
    await post('bulk-act', { ...body, fingerprint }).expect(200);
    expect(await states('D-3', 'D-4')).toEqual(['published', 'published']);
  });

  it('find nothing when one question is of another bank', async () => {
    const files = [
      { path: 'bank.yaml', content: BANK.replace('bulk-bank', 'other-bank') },
      { path: 'sleep/questions.yaml', content: `domain: sleep\nquestions:\n${one('O-1', 'draft')}\n` },
    ];
    const target = { bankId: null, organisationId: organisation.id, staffId: 'staff-author' };
    const other = await test.get(QuestionBanks).importFiles({ ...target, files });
    const { body } = await request(test.http).get(`/api/v1/question-banks/${other.bankId}/questions`).expect(200);
    const [{ id: otherId }] = body.items as [{ id: string }];
    for (const id of [otherId, '00000000-0000-4000-8000-000000000000']) {
      const questionIds = [...(await idsOf('P-3')), id];
      await post('bulk-edit/preview', { questionIds, difficulty: 1 }).expect(404);
      await post('bulk-act/preview', { questionIds, act: 'retire' }).expect(404);
    }
  });
});
