import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { AuditEntry, Database, StaffActor, type StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { QuestionBankModule } from '../question-bank.module';
import { QuestionPool } from '../pool/question-pool';

const BANK = 'code: exclusion-bank\ntitle: 互斥测试题库\ndomains:\n  - { code: sample, title: 测试 }\n';
const one = (id: string) =>
  `{ id: ${id}, type: true_false, status: published, difficulty: 2, knowledgePoint: 测试, stem: 测试题${id}。, key: true, rationale: 测试, source: guide }`;
const QUESTIONS = `domain: sample
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
questions:
${['S-1', 'S-2', 'S-3', 'S-4', 'S-5'].map((id) => `  - ${one(id)}`).join('\n')}
groups:
  - id: G
    format: A3
    stimulus: 测试病例。
    questions:
${['G-1', 'G-2'].map((id) => `      - ${one(id)}`).join('\n')}
`;

describeOnBothEngines('the exclusion groups of a bank', (engine) => {
  let test: TestApp;
  let province: { id: string; path: string };
  let bankId: string;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    const organisations = test.get(Organisations);
    await organisations.loadRegions();
    province = (await organisations.findByCode('350000'))!;
    actAs('trainer');
    const files = [
      { path: 'bank.yaml', content: BANK },
      { path: 'sample/questions.yaml', content: QUESTIONS },
    ];
    const { body } = await post('question-banks/import', { organisationId: province.id, files }).expect(200);
    bankId = body.bankId;
    const { items } = (await get(`question-banks/${bankId}/questions?limit=50`).expect(200)).body;
    for (const { id, code } of items as { id: string; code: string }[]) ids.set(code, id);
  });

  afterAll(() => test.close());

  const actAs = (role: StaffRole) =>
    test.actAs(
      new StaffActor('staff-0001', '测试命题教师', [
        { role, organisationId: province.id, organisationPath: province.path },
      ]),
    );
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object) => request(test.http).post(`/api/v1/${path}`).send(body);
  const exclude = (...codes: string[]) =>
    post(`question-banks/${bankId}/exclusions`, { questionIds: codes.map((code) => ids.get(code)) });
  const release = (code: string) => request(test.http).delete(`/api/v1/questions/${ids.get(code)}/exclusions`);
  const groups = async () =>
    ((await get(`question-banks/${bankId}/exclusions`).expect(200)).body.items as { questions: { code: string }[] }[])
      .map(({ questions }) => questions.map(({ code }) => code))
      .sort();
  const pooled = async () => {
    const { exclusionGroups } = await test.get(QuestionPool).publishedStock(bankId);
    return [...ids].flatMap(([code, id]) => (exclusionGroups.has(id) ? [code] : [])).sort();
  };

  it('are made of ticked questions, are merged, and limit what exams draw', async () => {
    await exclude('S-1', 'S-2').expect(200);
    await exclude('S-3', 'S-4').expect(200);
    expect(await groups()).toEqual([
      ['S-1', 'S-2'],
      ['S-3', 'S-4'],
    ]);
    const { body } = await exclude('S-2', 'S-3').expect(200);
    expect(body.questions.map(({ code }: { code: string }) => code)).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
    expect(await groups()).toEqual([['S-1', 'S-2', 'S-3', 'S-4']]);
    expect(await pooled()).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
    const others = (await get(`questions/${ids.get('S-1')}/exclusions`).expect(200)).body.items;
    expect(others.map(({ code }: { code: string }) => code)).toEqual(['S-2', 'S-3', 'S-4']);
    const acts = await test
      .get(Database)
      .repository(AuditEntry)
      .find({ where: { action: 'exclusion.made', subjectId: bankId } });
    expect(acts).toHaveLength(3);
  });

  it('release a question, and end when only one would be left', async () => {
    await release('S-4').expect(204);
    await release('S-4').expect(204);
    expect(await groups()).toEqual([['S-1', 'S-2', 'S-3']]);
    await release('S-1').expect(204);
    await release('S-2').expect(204);
    expect(await groups()).toEqual([]);
    expect(await pooled()).toEqual([]);
  });

  it('are refused for a single question, for questions of one case, and for questions of other banks', async () => {
    await exclude('S-1').expect(400);
    await exclude('G-1', 'G-2')
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('EXCLUSION_WITHIN_CASE'));
    await exclude('S-1', 'G-1').expect(200);
    await exclude('S-1', 'G-2').expect(409);
    const unknown = '00000000-0000-4000-8000-000000000000';
    await post(`question-banks/${bankId}/exclusions`, { questionIds: [ids.get('S-5'), unknown] }).expect(404);
    expect(await groups()).toEqual([['G-1', 'S-1']]);
  });
});
