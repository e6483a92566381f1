import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit, sha256Hex } from '@sunflower/platform';
import { Pictures } from '@sunflower/training';
import { aPng } from '../../../../test/fixtures/a-picture';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import type { PoolQuestion } from '../pool/pool-question';
import { QuestionBankModule } from '../question-bank.module';
import { BankCodeTaken, InvalidQuestionFiles } from '../question-bank.errors';
import { QuestionBanks } from './question-banks';
import { QuestionPool } from '../pool/question-pool';

const BANKS = resolve(__dirname, '../../../../question-banks');
const SAMPLE = 'sample/questions.yaml';
const OTHER = 'other/questions.yaml';
const OTHER_QUESTION = `domain: other
questions:
  - {id: OTHER-001, type: true_false, status: draft, difficulty: 1, knowledgePoint: 示例, stem: 示例陈述, key: true}
`;

describeOnBothEngines('loading a bank folder', (engine) => {
  let test: TestApp;
  let banks: QuestionBanks;
  let pool: QuestionPool;
  let organisationId: string;
  let folder: string;
  let code: string;
  let madeBanks = 0;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    banks = test.get(QuestionBanks);
    pool = test.get(QuestionPool);
    await test.get(Organisations).loadRegions();
    organisationId = (await test.get(Organisations).findByCode('350000'))!.id;
  });

  afterAll(() => test.close());

  beforeEach(() => {
    madeBanks += 1;
    code = `sample-bank-${madeBanks}`;
    folder = mkdtempSync(join(tmpdir(), 'sunflower-bank-'));
    mkdirSync(join(folder, 'sample'));
    mkdirSync(join(folder, 'other'));
    // Without its comments it is short enough to be read without a thread.
    const template = readFileSync(join(BANKS, 'templates/questions.template.yaml'), 'utf8');
    writeFileSync(join(folder, SAMPLE), template.replace(/^#.*\n| +#.*$/gm, ''));
    writeFileSync(join(folder, OTHER), OTHER_QUESTION);
    writeFileSync(
      join(folder, 'bank.yaml'),
      `code: ${code}\ntitle: 示例题库\ndomains:\n  - {code: sample, title: 示例领域}\n  - {code: other, title: 另一领域}\n`,
    );
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const load = () => banks.loadBankFolder({ folder, organisationId, staffId: null });
  const edit = (file: string, before: string | RegExp, after: string) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const changed = text.replace(before, after);
    expect(changed).not.toBe(text);
    writeFileSync(join(folder, file), changed);
  };
  const countAll = async () => {
    const rows = await Promise.all(
      [
        'question_bank',
        'question_domain',
        'question',
        'question_version',
        'stimulus',
        'picture',
        'picture_content',
        'audit_entry',
      ].map((table) => test.database.select<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)),
    );
    return rows.map(([row]) => Number(row!.n));
  };
  const published = async (bankId: string, prefix = ''): Promise<PoolQuestion[]> =>
    (await pool.publishedVersions(bankId)).filter(({ questionCode }) => questionCode.startsWith(prefix));

  it('stores every question of the shipped bank once, however often it is loaded', async () => {
    folder = mkdtempSync(join(tmpdir(), 'sunflower-bank-'));
    cpSync(join(BANKS, 'child-health'), folder, { recursive: true });
    const first = await load();
    expect(first).toMatchObject({ created: first.questions, changed: 0, unchanged: 0 });
    const stored = await countAll();
    expect(await load()).toEqual({
      bankId: first.bankId,
      questions: first.questions,
      created: 0,
      changed: 0,
      unchanged: first.questions,
    });
    expect(await countAll()).toEqual(stored);
    const domains = await banks.listDomains(first.bankId);
    expect(domains.map(({ code }) => code)).toEqual([
      'motor-development',
      'adhd',
      'infant-symptoms',
      'myopia',
      'oral-health',
      'first-aid',
      'nutrition',
    ]);
    expect(domains.reduce((sum, { publishedCount }) => sum + publishedCount, 0)).toBe(
      (await published(first.bankId)).length,
    );
    const acts = await test.get(Audit).listFor({ subjectType: 'question_bank', subjectId: first.bankId });
    expect(acts.map(({ action, details }) => ({ action, details }))).toEqual([
      { action: 'bank.loaded', details: { importId: expect.any(String), created: first.questions, changed: 0 } },
    ]);
  });

  it('gives exams every type exactly as written', async () => {
    const { bankId } = await load();
    const byCode = new Map((await published(bankId)).map((question) => [question.questionCode, question]));
    expect(byCode.get('SAMPLE-001')).toEqual({
      versionId: expect.any(String),
      questionId: expect.any(String),
      questionCode: 'SAMPLE-001',
      domainCode: 'sample',
      type: 'single_choice',
      format: 'A1',
      furtherCase: null,
      stem: '示例：单选题的题干写在这里，应选“示例选项二”？',
      options: ['示例选项一', '示例选项二', '示例选项三', '示例选项四'],
      prompts: [],
      blankCount: 0,
      key: { kind: 'choice', right: [1] },
      fixedOptionOrder: false,
      stimulus: null,
      groupPosition: null,
      difficulty: 2,
      rationale: '示例解析：说明为什么对，其他选项为什么不对。',
      knowledgePoint: '示例知识点',
    });
    expect(byCode.get('SAMPLE-003')).toMatchObject({
      options: ['正确', '错误'],
      fixedOptionOrder: true,
      key: { kind: 'choice', right: [1] },
    });
    expect(byCode.get('SAMPLE-004')).toMatchObject({
      blankCount: 2,
      key: { kind: 'fill_in', blanks: [['甲', '示例甲'], ['乙']] },
    });
    expect(byCode.get('SAMPLE-G03-2')).toMatchObject({
      stimulus: { format: 'A4' },
      groupPosition: 2,
      furtherCase: '示例病情进展：随本题给出的后续病情写在这里。',
    });
    expect(byCode.get('SAMPLE-006')).toMatchObject({
      prompts: ['示例左项一', '示例左项二'],
      key: { kind: 'matching', pairs: [2, 0] },
    });
    expect(byCode.has('SAMPLE-010')).toBe(false);
  });

  it('keeps the questions of a group together, in order, with their shared content', async () => {
    const { bankId } = await load();
    const cases = await published(bankId, 'SAMPLE-G01-');
    expect(cases.map(({ groupPosition, stimulus, format }) => [groupPosition, stimulus?.text, format])).toEqual(
      [1, 2, 3].map((position) => [position, '示例病例：某示例儿童，3岁，示例情况如下。', 'A3']),
    );
    const shared = await published(bankId, 'SAMPLE-G02-');
    expect(
      shared.map(({ groupPosition, stimulus, options }) => [groupPosition, stimulus?.format, options.join()]),
    ).toEqual([1, 2].map((position) => [position, 'B1', '示例备选甲,示例备选乙,示例备选丙,示例备选丁']));
    expect(new Set([...cases, ...shared].map(({ stimulus }) => stimulus?.id)).size).toBe(2);
  });

  it('makes a new version of changed content and leaves the old version unchanged', async () => {
    const { bankId } = await load();
    const [before] = await published(bankId, 'SAMPLE-001');
    edit(SAMPLE, '示例：单选题', '示例：改过的单选题');
    expect(await load()).toMatchObject({ created: 0, changed: 1 });
    const [after] = await published(bankId, 'SAMPLE-001');
    expect(after).toEqual({
      ...before!,
      versionId: expect.any(String),
      stem: before!.stem.replace('单选题', '改过的单选题'),
    });
    expect(after!.versionId).not.toBe(before!.versionId);
    expect(await pool.versionsByIds([after!.versionId, before!.versionId])).toEqual([after, before]);
  });

  it('gives a changed case a new stimulus, and new versions to all its questions', async () => {
    const { bankId } = await load();
    const before = await published(bankId, 'SAMPLE-G01-');
    edit(SAMPLE, '示例病例：', '改过的示例病例：');
    expect(await load()).toMatchObject({ created: 0, changed: 3 });
    const after = await published(bankId, 'SAMPLE-G01-');
    expect(after.map(({ stimulus }) => stimulus!.text)).toEqual(
      Array(3).fill('改过的示例病例：某示例儿童，3岁，示例情况如下。'),
    );
    expect(new Set(after.map(({ stimulus }) => stimulus!.id)).size).toBe(1);
    expect(await pool.versionsByIds(before.map(({ versionId }) => versionId))).toEqual(before);
  });

  it('publishes a draft when its file says so', async () => {
    const { bankId } = await load();
    edit(OTHER, 'status: draft', 'status: published, rationale: 示例解析, source: sample');
    edit(OTHER, 'domain: other', 'domain: other\nsources: {sample: {issuer: 示例机构, title: 示例文件, year: 2020}}');
    await load();
    expect(await published(bankId, 'OTHER-001')).toHaveLength(1);
  });

  it('retires a question when its file says so, and keeps it retired however often the file is loaded', async () => {
    const { bankId } = await load();
    edit(SAMPLE, /(id: SAMPLE-003\n(?:.*\n)*?\s+status: )published/, '$1retired');
    expect(await load()).toMatchObject({ created: 0, changed: 1 });
    expect(await published(bankId, 'SAMPLE-003')).toEqual([]);
    expect(await load()).toMatchObject({ created: 0, changed: 0 });
  });

  it('renames the bank and its domains, and keeps their order', async () => {
    const { bankId } = await load();
    edit('bank.yaml', '示例题库', '改名的题库');
    edit('bank.yaml', /( {2}- .*示例领域}\n)( {2}- .*}\n)/, '$2  - {code: new, title: 新领域}\n$1');
    await load();
    expect(await banks.getBank(bankId)).toMatchObject({ code, title: '改名的题库' });
    expect((await banks.listDomains(bankId)).map((domain) => domain.code)).toEqual(['other', 'new', 'sample']);
  });

  it('loads nothing when one file is invalid', async () => {
    const before = await countAll();
    edit(OTHER, 'difficulty: 1', 'difficulty: 9');
    await expect(load()).rejects.toThrow(InvalidQuestionFiles);
    await expect(load()).rejects.toThrow(
      /other\/questions\.yaml:3: OTHER-001: difficulty: must be a whole number from 1/,
    );
    expect(await countAll()).toEqual(before);
  });

  it('leaves a stored bank unchanged when a later load is invalid', async () => {
    await load();
    const before = await countAll();
    edit(SAMPLE, '示例：单选题', '示例：改过的单选题');
    edit(OTHER, 'key: true', 'key: A');
    await expect(load()).rejects.toThrow(/OTHER-001: key: must be true or false/);
    expect(await countAll()).toEqual(before);
  });

  describe('with pictures', () => {
    const picture = (name: string, bytes: Buffer) => {
      mkdirSync(join(folder, 'other/pictures'), { recursive: true });
      writeFileSync(join(folder, 'other/pictures', name), bytes);
    };
    const show = (name: string) => edit(OTHER, '示例陈述', `"示例陈述 ![示例图](pictures/${name})"`);
    const fault = (problem: string) =>
      new RegExp(`other/questions\\.yaml:3: OTHER-001: stem: the picture other/pictures/${problem}`);

    it('stores the pictures shown in texts, once, before the questions', async () => {
      const bytes = aPng({ number: madeBanks });
      picture('shown.png', bytes);
      picture('beside.png', aPng({ number: -madeBanks }));
      picture('notes.txt', Buffer.from('示例'));
      show('shown.png');
      await load();
      const [question] = await test.database.select<{ stem: string }>(
        `SELECT v.stem FROM question q JOIN question_version v ON v.id = q.current_version_id JOIN question_bank b ON b.id = q.bank_id WHERE q.code = 'OTHER-001' AND b.code = ?`,
        [code],
      );
      expect(question!.stem).toBe(`示例陈述 ![示例图](/api/v1/media/${sha256Hex(bytes)})`);
      expect(await test.get(Pictures).known([sha256Hex(bytes), sha256Hex(aPng({ number: -madeBanks }))])).toEqual(
        new Set([sha256Hex(bytes)]),
      );
      const stored = await countAll();
      expect(await load()).toMatchObject({ created: 0, changed: 0 });
      expect(await countAll()).toEqual(stored);
    });

    it.each([
      ['is missing', null, 'shown\\.png is not there; put it into that folder'],
      ['is too large', Buffer.alloc(1024 * 1024 + 1), 'shown\\.png is larger than 1 MB; make it smaller'],
      ['is none', Buffer.from('<svg/>'), 'shown\\.png is no PNG, JPEG, WebP or GIF'],
      ['tells where it was taken', aPng({ extra: { eXIf: 'MM' } }), 'shown\\.png carries more than the picture'],
    ])('loads nothing when one of them %s', async (_, bytes, problem) => {
      if (bytes) picture('shown.png', bytes);
      show('shown.png');
      const before = await countAll();
      await expect(load()).rejects.toThrow(fault(problem));
      expect(await countAll()).toEqual(before);
    });

    it('does not follow a link out of the folder', async () => {
      const outside = mkdtempSync(join(tmpdir(), 'sunflower-outside-'));
      writeFileSync(join(outside, 'secret.png'), aPng());
      picture('beside.png', aPng());
      symlinkSync(join(outside, 'secret.png'), join(folder, 'other/pictures/shown.png'));
      show('shown.png');
      await expect(load()).rejects.toThrow(fault('shown\\.png is not there'));
      rmSync(outside, { recursive: true });
    });
  });

  it('refuses an id that the stored bank has in another domain', async () => {
    await load();
    const before = await countAll();
    edit(SAMPLE, 'id: SAMPLE-003', 'id: SAMPLE-903');
    edit(OTHER, 'id: OTHER-001', 'id: SAMPLE-003');
    await expect(load()).rejects.toThrow(
      /other\/questions\.yaml:3: SAMPLE-003: this id is a question of the domain sample in the stored bank/,
    );
    expect(await countAll()).toEqual(before);
  });

  it('refuses a bank code that another organisation uses', async () => {
    await load();
    const before = await countAll();
    const other = (await test.get(Organisations).findByCode('350100'))!.id;
    await expect(banks.loadBankFolder({ folder, organisationId: other, staffId: null })).rejects.toThrow(BankCodeTaken);
    expect(await countAll()).toEqual(before);
  });

  it('runs simultaneous loads one at a time, each on the result of the other', async () => {
    const reports = await Promise.all([load(), load(), load()]);
    expect(new Set(reports.map(({ bankId }) => bankId)).size).toBe(1);
    expect(reports.reduce((sum, { created }) => sum + created, 0)).toBe(reports[0].questions);
    edit(SAMPLE, '示例：单选题', '示例：改过的单选题');
    const again = await Promise.all([load(), load(), load()]);
    expect(again.reduce((sum, { changed }) => sum + changed, 0)).toBe(1);
  });

  it('refuses a folder without a bank.yaml by its name', async () => {
    rmSync(join(folder, 'bank.yaml'));
    await expect(load()).rejects.toThrow(/bank\.yaml: is missing/);
  });
});
