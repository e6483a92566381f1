import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { AuditEntry, Database, StaffActor, type StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { EXPORT_FORMATS, type ExportFormat } from '../export/exported-question';
import { readWorkbookPaper } from '../import/sheet/read-sheet-paper';
import { readQtiPaper } from '../import/qti/read-qti';
import { QuestionBankModule } from '../question-bank.module';
import { BankShares } from '../sharing/bank-shares';
import { QuestionBanks } from '../loading/question-banks';

const TEMPLATES = resolve(__dirname, '../../../../question-banks/templates');
const file = (path: string, template: string) => ({
  path,
  content: readFileSync(resolve(TEMPLATES, template), 'utf8'),
});

describeOnBothEngines('the exports of a question bank', (engine) => {
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
    const files = [file('bank.yaml', 'bank.template.yaml'), file('sample/questions.yaml', 'questions.template.yaml')];
    const { body } = await post('question-banks/import', { organisationId: province.id, files }).expect(200);
    bankId = body.bankId;
  });

  afterAll(() => test.close());
  beforeEach(() => actAs('trainer'));

  const actAs = (role: StaffRole, { id, path } = province) =>
    test.actAs(new StaffActor('staff-0001', '测试命题教师', [{ role, organisationId: id, organisationPath: path }]));
  const post = (path: string, body: object) => request(test.http).post(`/api/v1/${path}`).send(body);
  const exported = async (order: { format: ExportFormat; filter?: object; questionIds?: string[] }) => {
    const reply = await post(`question-banks/${bankId}/exports`, order).responseType('blob').expect(200);
    return { bytes: reply.body as Buffer, headers: reply.headers as Record<string, string> };
  };
  const listed = async (query: string) =>
    (await request(test.http).get(`/api/v1/question-banks/${bankId}/questions?${query}`).expect(200)).body.items as {
      id: string;
      code: string;
    }[];
  const onRecord = () =>
    test
      .get(Database)
      .repository(AuditEntry)
      .find({ where: { action: 'bank.exported', subjectId: bankId } });

  it('are written in every format, each with an audit record', async () => {
    const before = (await onRecord()).length;
    for (const format of EXPORT_FORMATS) {
      const { bytes, headers } = await exported({ format });
      expect(bytes.length).toBeGreaterThan(500);
      expect(headers['content-disposition']).toContain(encodeURIComponent('示例题库'));
    }
    expect((await onRecord()).length).toBe(before + EXPORT_FORMATS.length);
  });

  it('contain every question of the bank', async () => {
    const codes = (await listed('limit=200')).map(({ code }) => code);
    const { bytes } = await exported({ format: 'workbook' });
    const paper = await readWorkbookPaper({ name: 'export.xlsx', bytes });
    expect(paper.questions.map(({ number }) => number).sort()).toEqual(codes);
  });

  it('contain the filtered questions, and only the ticked ones of them', async () => {
    const numbers = async (order: { filter?: object; questionIds?: string[] }) => {
      const { bytes } = await exported({ format: 'workbook', ...order });
      return (await readWorkbookPaper({ name: 'export.xlsx', bytes })).questions.map(({ number }) => number).sort();
    };
    expect(await numbers({ filter: { type: 'fill_in' } })).toEqual(['SAMPLE-004']);
    const hard = (await listed('difficulty=3&used=never')).map(({ code }) => code);
    expect(hard.length).toBeGreaterThan(0);
    expect(await numbers({ filter: { difficulty: 3, used: 'never' } })).toEqual(hard);
    const chosen = (await listed('search=SAMPLE-00')).slice(0, 2);
    expect(await numbers({ questionIds: chosen.map(({ id }) => id) })).toEqual(chosen.map(({ code }) => code));
    await post(`question-banks/${bankId}/exports`, { format: 'gift', filter: { search: '没有这样的题' } })
      .expect(422)
      .expect(({ body }) => expect(body.code).toBe('NOTHING_TO_EXPORT'));
  });

  it('are weighed beforehand: what each format loses', async () => {
    const { body } = await post(`question-banks/${bankId}/exports/losses`, {}).expect(200);
    expect(body.questionCount).toBe(17);
    expect(body.formats.map(({ format }: { format: string }) => format)).toEqual([...EXPORT_FORMATS]);
    const gift = body.formats.find(({ format }: { format: string }) => format === 'gift');
    expect(gift.losses).toContainEqual(
      expect.objectContaining({ code: 'EXPORT_DISSOLVES_GROUPS', count: expect.any(Number) }),
    );
  });

  it('are read again as QTI', async () => {
    const { bytes } = await exported({ format: 'qti' });
    const paper = await readQtiPaper({ name: 'export.zip', bytes });
    expect(paper.questions).toHaveLength(17);
  });

  it('are allowed to the owner alone', async () => {
    const bank = await test.get(QuestionBanks).getBank(bankId);
    actAs('trainer', city);
    await post(`question-banks/${bankId}/exports`, { format: 'yaml' }).expect(404);
    const share = { bank, right: 'edit', reason: '测试', staffId: 'staff-0001' } as const;
    await test.get(BankShares).give({ ...share, organisationCode: '350100' });
    await post(`question-banks/${bankId}/exports`, { format: 'yaml' }).expect(403);
    await post(`question-banks/${bankId}/exports/losses`, {}).expect(403);
  });

  it('include a template to fill in', async () => {
    for (const language of ['zh-CN', 'en']) {
      const { body } = await request(test.http)
        .get(`/api/v1/question-banks/import-template.xlsx?language=${language}`)
        .responseType('blob')
        .expect(200);
      expect((body as Buffer).subarray(0, 2).toString()).toBe('PK');
    }
  });
});
