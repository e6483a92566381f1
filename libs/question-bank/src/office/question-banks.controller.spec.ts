import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit, newId, type StaffRole } from '@sunflower/platform';
import { Pictures } from '@sunflower/training';
import request from 'supertest';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { aPng } from '../../../../test/fixtures/a-picture';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { QuestionBankModule } from '../question-bank.module';
import { QuestionPool } from '../pool/question-pool';

const TEMPLATES = resolve(__dirname, '../../../../question-banks/templates');
const TEMPLATE_OF: Record<string, string> = {
  'bank.yaml': 'bank.template.yaml',
  'sample/questions.yaml': 'questions.template.yaml',
};
const file = (path: string) => ({ path, content: readFileSync(resolve(TEMPLATES, TEMPLATE_OF[path]), 'utf8') });

describeOnBothEngines('the question bank routes', (engine) => {
  let test: TestApp;
  let province: { id: string; path: string };
  let city: { id: string; path: string };
  let bankId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    const organisations = test.get(Organisations);
    await organisations.loadRegions();
    province = (await organisations.findByCode('350000'))!;
    city = (await organisations.findByCode('350100'))!;
    actAs('trainer');
    const { body } = await post('question-banks/import', {
      organisationId: province.id,
      files: [file('bank.yaml'), file('sample/questions.yaml')],
    }).expect(200);
    expect(body).toEqual({ bankId: expect.any(String), questions: 17, created: 17, changed: 0, unchanged: 0 });
    bankId = body.bankId;
  });

  afterAll(() => test.close());
  beforeEach(() => actAs('trainer'));

  const actAs = (role: StaffRole, { id, path } = province) =>
    test.actAs(aStaffActor({ role, organisationId: id, path }));
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object) => request(test.http).post(`/api/v1/${path}`).send(body);
  const list = async (query = '') =>
    (await get(`question-banks/${bankId}/questions${query}`).expect(200)).body as {
      items: { id: string; code: string }[];
      nextAfter: string | null;
    };
  const idOf = async (code: string) => (await list(`?search=${code}`)).items.find((item) => item.code === code)!.id;

  it('list the banks of the subtree with their domains', async () => {
    const { body } = await get('question-banks').expect(200);
    expect(body).toEqual([
      {
        id: bankId,
        code: 'sample-bank',
        title: '示例题库',
        organisationId: province.id,
        organisationName: '福建省',
        reach: 'own',
        mayShare: false,
        isOpen: false,
        reviewersWanted: 1,
        domains: [
          { code: 'sample', title: '示例领域', questionCount: 17, publishedCount: 16 },
          { code: 'empty', title: '空领域', questionCount: 0, publishedCount: 0 },
        ],
      },
    ]);
    actAs('trainer', city);
    expect((await get('question-banks').expect(200)).body).toEqual([]);
  });

  it('list questions by filters', async () => {
    const codes = async (query: string) => (await list(query)).items.map(({ code }) => code);
    expect(await codes('?type=fill_in')).toEqual(['SAMPLE-004']);
    expect(await codes('?format=B1')).toEqual(['SAMPLE-G02-1', 'SAMPLE-G02-2']);
    expect(await codes('?state=draft')).toEqual(['SAMPLE-010']);
    expect(await codes('?domain=empty')).toEqual([]);
    expect(await codes(`?search=${encodeURIComponent('sample-004')}`)).toEqual(['SAMPLE-004']);
    expect(await codes(`?search=${encodeURIComponent('%')}`)).toEqual([]);
    await get(`question-banks/${bankId}/questions?type=single`).expect(400);
  });

  it('return every question once, page by page', async () => {
    const codes: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page = await list(`?limit=4${after && `&after=${after}`}`);
      codes.push(...page.items.map(({ code }) => code));
      after = page.nextAfter;
    }
    expect(codes).toHaveLength(17);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('show a question with its key, its source and its earlier versions', async () => {
    const id = await idOf('SAMPLE-001');
    const changed = file('sample/questions.yaml');
    await post('question-banks/import', {
      bankId,
      files: [{ ...changed, content: changed.content.replace('示例：单选题', '示例：改过的单选题') }],
    }).expect(200);
    const { body } = await get(`questions/${id}`).expect(200);
    expect(body).toMatchObject({ id, bankId, code: 'SAMPLE-001', domainCode: 'sample', state: 'published' });
    expect(body.versions).toMatchObject([{ versionNumber: 2 }, { versionNumber: 1 }]);
    expect(body.versions[0]).toMatchObject({
      stem: expect.stringContaining('改过的'),
      key: { kind: 'choice', right: [1] },
      source: { issuer: '示例机构', title: '示例文件', year: 2020 },
    });
    expect(body.versions[1].stem).not.toContain('改过的');
  });

  it('publish and retire with a recorded reason', async () => {
    const id = await idOf('SAMPLE-002');
    const pooled = async () =>
      (await test.get(QuestionPool).publishedVersions(bankId)).some(({ questionId }) => questionId === id);
    await post(`questions/${id}/retire`, {}).expect(400);
    expect((await post(`questions/${id}/retire`, { reason: '指南已更新' }).expect(200)).body).toEqual({
      id,
      state: 'retired',
    });
    expect(await pooled()).toBe(false);
    // Loading the same file again does not restore the question.
    await post('question-banks/import', { bankId, files: [file('sample/questions.yaml')] }).expect(200);
    expect(await pooled()).toBe(false);
    await post(`questions/${id}/publish`, { reason: '核对后恢复' }).expect(200);
    await post(`questions/${id}/publish`, { reason: '又按了一次' }).expect(200);
    expect(await pooled()).toBe(true);
    const acts = await test.get(Audit).listFor({ subjectType: 'question', subjectId: id });
    expect(acts.map(({ action, reason }) => `${action} ${reason}`).sort()).toEqual([
      'question.published 核对后恢复',
      'question.retired 指南已更新',
    ]);
  });

  it('withdraw the whole group from exams when one of its questions is retired', async () => {
    const id = await idOf('SAMPLE-G01-2');
    const pooled = async () =>
      (await test.get(QuestionPool).publishedVersions(bankId))
        .map(({ questionCode }) => questionCode)
        .filter((code) => code.startsWith('SAMPLE-G0'));
    const whole = [
      'SAMPLE-G01-1',
      'SAMPLE-G01-2',
      'SAMPLE-G01-3',
      'SAMPLE-G02-1',
      'SAMPLE-G02-2',
      'SAMPLE-G03-1',
      'SAMPLE-G03-2',
    ];
    expect(await pooled()).toEqual(whole);
    await post(`questions/${id}/retire`, { reason: '指南已更新' }).expect(200);
    expect(await pooled()).toEqual(['SAMPLE-G02-1', 'SAMPLE-G02-2', 'SAMPLE-G03-1', 'SAMPLE-G03-2']);
    const sibling = await idOf('SAMPLE-G01-1');
    const { body } = await get(`questions/${sibling}`).expect(200);
    expect(body.group).toEqual([
      { id: sibling, code: 'SAMPLE-G01-1', state: 'published' },
      { id, code: 'SAMPLE-G01-2', state: 'retired' },
      { id: await idOf('SAMPLE-G01-3'), code: 'SAMPLE-G01-3', state: 'published' },
    ]);
    await post(`questions/${id}/publish`, { reason: '核对后恢复' }).expect(200);
    expect(await pooled()).toEqual(whole);
    expect((await get(`questions/${await idOf('SAMPLE-001')}`)).body.group).toEqual([]);
  });

  it('report file, line, question and fault of an invalid import, and store nothing of it', async () => {
    const before = await test.get(QuestionPool).publishedVersions(bankId);
    const changed = file('sample/questions.yaml');
    const content = changed.content
      .replace('示例：改过的', '示例：')
      .replace('difficulty: 2', 'difficulty: 7')
      .replace('示例：判断题', '示例：改过的判断题');
    const { body } = await post('question-banks/import', { bankId, files: [{ ...changed, content }] }).expect(422);
    expect(body).toMatchObject({
      code: 'INVALID_QUESTION_FILES',
      details: {
        faultCount: 1,
        faults: [
          {
            file: 'sample/questions.yaml',
            line: expect.any(Number),
            question: 'SAMPLE-001',
            field: 'difficulty',
            path: 'questions.0.difficulty',
            code: 'INVALID_DIFFICULTY',
            details: {},
            problem: 'difficulty: must be a whole number from 1 (very easy) to 5 (very hard)',
          },
        ],
      },
    });
    expect(await test.get(QuestionPool).publishedVersions(bankId)).toEqual(before);
  });

  it('accept uploaded pictures by path, and report missing ones', async () => {
    const changed = file('sample/questions.yaml');
    const files = [
      {
        ...changed,
        content: changed.content.replace('stem: 示例：判断题', 'stem: "![示例图](pictures/fundus.png)" # 示例：判断题'),
      },
    ];
    const imported = (pictures: object[]) => post('question-banks/import', { bankId, files, pictures });
    const path = 'sample/pictures/fundus.png';
    const problems = async (pictures: object[]) =>
      (await imported(pictures).expect(422)).body.details.faults.map(
        ({ question, problem }: { question: string; problem: string }) => `${question} ${problem}`,
      );
    expect(await problems([])).toEqual([
      'SAMPLE-003 stem: the picture sample/pictures/fundus.png is not there; put it into that folder, or correct its name',
    ]);
    expect(await problems([{ path, sha256: '0b'.repeat(32) }])).toEqual([
      'SAMPLE-003 stem: the picture sample/pictures/fundus.png was not uploaded; upload it first',
    ]);
    for (const wrong of [
      '../pictures/fundus.png',
      'sample/fundus.png',
      'sample/pictures/../fundus.png',
      '/sample/pictures/fundus.png',
    ])
      await imported([{ path: wrong, sha256: '0b'.repeat(32) }]).expect(400);
    const { sha256, mediaType } = await test
      .get(Pictures)
      .keep({ bytes: aPng(), organisationId: province.id, staffId: null });
    expect(mediaType).toBe('image/png');
    expect((await imported([{ path, sha256 }]).expect(200)).body).toMatchObject({ created: 0 });
    expect((await get(`questions/${await idOf('SAMPLE-003')}`).expect(200)).body.versions[0].stem).toBe(
      `![示例图](/api/v1/media/${sha256})`,
    );
  });

  it('refuse an import without bank and organisation, or for another bank than its own', async () => {
    await post('question-banks/import', { files: [file('sample/questions.yaml')] }).expect(400);
    await post('question-banks/import', { bankId, files: [{ path: '../../secret.yaml', content: 'a: 1' }] }).expect(
      400,
    );
    await post('question-banks/import', { organisationId: province.id, files: [file('sample/questions.yaml')] }).expect(
      422,
    );
    const { content } = file('bank.yaml');
    const { body } = await post('question-banks/import', {
      bankId,
      files: [{ path: 'bank.yaml', content: content.replace('code: sample-bank', 'code: other-bank') }],
    }).expect(422);
    expect(body.details.faults[0].problem).toBe(
      'code: is "other-bank", but the files were sent for the bank "sample-bank"',
    );
  });

  it('are hidden from other subtrees and other roles', async () => {
    const id = await idOf('SAMPLE-001');
    for (const [role, place] of [
      ['trainer', city],
      ['invigilator', province],
    ] as const) {
      actAs(role, place);
      await get(`question-banks/${bankId}/questions`).expect(404);
      await get(`questions/${id}`).expect(404);
      await post(`questions/${id}/retire`, { reason: '不应成功' }).expect(404);
      await post('question-banks/import', { bankId, files: [file('sample/questions.yaml')] }).expect(404);
      await post('question-banks/import', { organisationId: province.id, files: [file('bank.yaml')] }).expect(404);
    }
    actAs('trainer');
    await get(`questions/${newId()}`).expect(404);
    expect((await get(`questions/${id}`).expect(200)).body.state).toBe('published');
  });

  it('leave a bank with its organisation', async () => {
    const { body } = await post('question-banks/import', {
      organisationId: city.id,
      files: [file('bank.yaml')],
    }).expect(409);
    expect(body.code).toBe('BANK_CODE_TAKEN');
  });
});
