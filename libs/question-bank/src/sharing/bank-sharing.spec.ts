import { Organisations, OrganisationsModule, type OrganisationView } from '@sunflower/organisations';
import { Audit, type StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { QuestionBankModule } from '../question-bank.module';
import { QuestionBanks } from '../loading/question-banks';
import { SearchQuestions } from '../search/search-questions';

const QUESTIONS = `domain: sample
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
questions:
  - { id: S-1, type: single_choice, format: A1, status: published, difficulty: 2, knowledgePoint: 测试, stem: 测试题干？, options: [错, 对, 误, 非], key: B, rationale: 测试, source: guide }
`;
const bankYaml = (code: string, domains = ['sample']) =>
  `code: ${code}\ntitle: 测试题库\ndomains:\n${domains.map((one) => `  - { code: ${one}, title: 测试 }\n`).join('')}`;

describeOnBothEngines('sharing a bank', (engine) => {
  let test: TestApp;
  let bankId: string;
  let province: OrganisationView;
  let city: OrganisationView;
  let county: OrganisationView;
  let questionId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    const organisations = test.get(Organisations);
    await organisations.loadRegions();
    [province, city, county] = (await Promise.all(
      ['350000', '350100', '350102'].map((code) => organisations.findByCode(code)),
    )) as [OrganisationView, OrganisationView, OrganisationView];
    const files = [
      { path: 'bank.yaml', content: bankYaml('secret') },
      { path: 'sample/questions.yaml', content: QUESTIONS },
    ];
    ({ bankId } = await test
      .get(QuestionBanks)
      .importFiles({ files, bankId: null, organisationId: province.id, staffId: null }));
    questionId = (
      await test.get(SearchQuestions).page({ filter: { bankId }, sort: 'code', after: undefined, limit: 1 })
    ).items[0]!.id;
  });
  afterAll(() => test.close());

  const actAs = (role: StaffRole, { id, path }: OrganisationView) =>
    test.actAs(aStaffActor({ staffId: 'staff-1', role, organisationId: id, path }));
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object) => request(test.http).post(`/api/v1/${path}`).send(body);
  const give = (right: string, organisation = city) =>
    post(`question-banks/${bankId}/shares`, { organisationCode: organisation.code, right, reason: '联合考试' });
  const take = (right: string, organisation = city) =>
    post(`question-banks/${bankId}/shares/take`, { organisationId: organisation.id, right, reason: '考试结束' });
  const listed = async () =>
    ((await get('question-banks').expect(200)).body as { id: string; reach: string }[]).filter(
      ({ id }) => id === bankId,
    );

  it('is allowed to administrators of its owner alone, and is recorded', async () => {
    actAs('administrator', city);
    await give('use').expect(404);
    actAs('administrator', province);
    await give('use').expect(200);
    expect((await give('use').expect(200)).body.items).toMatchObject([
      { organisationCode: '350100', organisationName: city.name, right: 'use' },
    ]);
    actAs('administrator', city);
    await give('edit').expect(403);
    await get(`question-banks/${bankId}/shares`).expect(403);
    actAs('administrator', province);
    expect((await take('use').expect(200)).body.items).toEqual([]);
    await take('use').expect(404);
    const acts = await test.get(Audit).listFor({ subjectType: 'question_bank', subjectId: bankId });
    expect(acts.filter(({ action }) => action.includes('share')).map(({ action, reason }) => [action, reason])).toEqual(
      expect.arrayContaining([
        ['bank.shared', '联合考试'],
        ['bank.unshared', '考试结束'],
      ]),
    );
    expect(acts.filter(({ action }) => action === 'bank.shared')).toHaveLength(1);
  });

  describe('the rules of the bank', () => {
    const setRules = (rules: object) =>
      request(test.http)
        .put(`/api/v1/question-banks/${bankId}/rules`)
        .send({ isOpen: false, reviewersWanted: 1, reason: '供练习', ...rules });
    const exported = () => post(`question-banks/${bankId}/exports`, { format: 'yaml' });
    afterEach(async () => {
      actAs('administrator', province);
      await setRules({}).expect(204);
      await take('edit');
    });

    it('are set by administrators of its owner alone, and on record with what they were before', async () => {
      actAs('administrator', province);
      expect((await get('question-banks').expect(200)).body).toMatchObject([{ isOpen: false, reviewersWanted: 1 }]);
      actAs('administrator', county);
      await setRules({ isOpen: true }).expect(404);
      actAs('administrator', province);
      await give('edit').expect(200);
      actAs('administrator', city);
      await setRules({ isOpen: true }).expect(403);
      actAs('trainer', province);
      await setRules({ isOpen: true }).expect(403);
      actAs('administrator', province);
      for (const refused of [{ reviewersWanted: 3 }, { reviewersWanted: 0 }, { isOpen: 'yes' }, { reason: ' ' }])
        await setRules(refused).expect(400);
      await setRules({ isOpen: true, reviewersWanted: 2 }).expect(204);
      await setRules({ isOpen: true, reviewersWanted: 2 }).expect(204);
      expect((await get('question-banks').expect(200)).body).toMatchObject([{ isOpen: true, reviewersWanted: 2 }]);
      const acts = await test.get(Audit).listFor({ subjectType: 'question_bank', subjectId: bankId });
      const set = acts.filter(({ action }) => action === 'bank.rules-changed');
      expect(set).toMatchObject([
        {
          reason: '供练习',
          details: { isOpen: true, isOpenBefore: false, reviewersWanted: 2, reviewersWantedBefore: 1 },
        },
      ]);
    });

    it('let those who read an open bank export it, and of a secure one nobody but its owner', async () => {
      actAs('administrator', province);
      await give('edit').expect(200);
      actAs('trainer', city);
      await exported().expect(403);
      actAs('administrator', province);
      await setRules({ isOpen: true }).expect(204);
      actAs('trainer', city);
      await exported().expect(200);
      const acts = await test.get(Audit).listFor({ subjectType: 'question_bank', subjectId: bankId });
      expect(acts.find(({ action }) => action === 'bank.exported')).toMatchObject({
        actorId: 'staff-1',
        details: { format: 'yaml', isOpen: true },
      });
      actAs('trainer', county);
      await exported().expect(403);
    });
  });

  it('for use lists the bank to the organisation and below, and shows no question', async () => {
    actAs('administrator', province);
    await give('use').expect(200);
    for (const place of [city, county]) {
      actAs('trainer', place);
      expect(await listed()).toMatchObject([{ reach: 'use' }]);
      await get(`question-banks/${bankId}/questions`).expect(403);
      await get(`questions/${questionId}`).expect(404);
      await post(`questions/${questionId}/retire`, { reason: '不应成功' }).expect(404);
      await post('question-banks/import', { bankId, files: [{ path: 'sample/q.yaml', content: QUESTIONS }] }).expect(
        403,
      );
    }
    actAs('administrator', province);
    await take('use').expect(200);
    actAs('trainer', city);
    expect(await listed()).toEqual([]);
    await get(`question-banks/${bankId}/questions`).expect(404);
  });

  it('for review shows questions with their keys to the organisation; for edit allows imports', async () => {
    actAs('administrator', province);
    await give('review').expect(200);
    actAs('trainer', city);
    expect(await listed()).toMatchObject([{ reach: 'review' }]);
    await get(`questions/${questionId}`).expect(200);
    const imported = { bankId, files: [{ path: 'sample/questions.yaml', content: QUESTIONS }] };
    await post('question-banks/import', imported).expect(403);
    actAs('trainer', county);
    await get(`questions/${questionId}`).expect(404);
    actAs('administrator', province);
    await give('edit').expect(200);
    actAs('trainer', city);
    await post('question-banks/import', imported).expect(200);
    actAs('administrator', province);
    await take('review').expect(200);
    await take('edit').expect(200);
  });

  it('is not bypassed by an import that names another organisation’s bank: nothing of its questions is revealed', async () => {
    actAs('trainer', city);
    const { body } = await post('question-banks/import', {
      organisationId: city.id,
      files: [
        { path: 'bank.yaml', content: bankYaml('secret', ['sample', 'guess']) },
        { path: 'guess/questions.yaml', content: QUESTIONS.replace('domain: sample', 'domain: guess') },
      ],
    }).expect(409);
    expect(body.code).toBe('BANK_CODE_TAKEN');
  });

  it('refuses an organisation that does not exist', async () => {
    actAs('administrator', province);
    await give('use', { ...city, code: '999999' }).expect(404);
  });
});
