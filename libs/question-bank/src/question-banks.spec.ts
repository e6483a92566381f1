import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit } from '@sunflower/platform';
import { createTestApp, type TestApp } from '../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../test/fixtures/test-database';
import { QuestionBankModule } from './question-bank.module';
import { BankCodeTaken, InvalidQuestionFiles } from './question-bank.errors';
import { QuestionBanks } from './question-banks';
import { QuestionPool } from './question-pool';

const SHIPPED_BANK = resolve(__dirname, '../../../question-banks/child-health');

describeOnBothEngines('loading a bank folder', (engine) => {
  let test: TestApp;
  let banks: QuestionBanks;
  let pool: QuestionPool;
  let organisationId: string;
  let folder: string;

  beforeEach(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    banks = test.get(QuestionBanks);
    pool = test.get(QuestionPool);
    const organisations = test.get(Organisations);
    await organisations.loadRegions();
    organisationId = (await organisations.findByCode('350000'))!.id;
    folder = mkdtempSync(join(tmpdir(), 'sunflower-bank-'));
    cpSync(SHIPPED_BANK, folder, { recursive: true });
  });

  afterEach(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const load = () => banks.loadBankFolder({ folder, organisationId, staffId: null });
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  };
  const count = async (table: string) => Number((await test.database.select<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0].n);

  it('stores every question once, however often it is loaded', async () => {
    const first = await load();
    expect(first).toMatchObject({ created: first.questions, changed: 0, unchanged: 0 });
    expect(await load()).toMatchObject({ bankId: first.bankId, created: 0, changed: 0, unchanged: first.questions });
    expect(await count('question_version')).toBe(first.questions);
    const published = await pool.publishedVersions(first.bankId);
    expect(published.length).toBeGreaterThanOrEqual(315);
    expect(published.length).toBe((await banks.listDomains(first.bankId)).reduce((sum, { publishedCount }) => sum + publishedCount, 0));
  });

  it('makes a new version of what changed and leaves the old one as it was', async () => {
    const { bankId } = await load();
    const before = (await pool.publishedVersions(bankId)).find(({ questionCode }) => questionCode === 'NUT-001')!;
    edit('nutrition/questions.yaml', (text) => text.replace(before.stem, `${before.stem}（请选一项）`));
    expect(await load()).toMatchObject({ created: 0, changed: 1 });
    const after = (await pool.publishedVersions(bankId)).find(({ questionCode }) => questionCode === 'NUT-001')!;
    expect(after.stem).toBe(`${before.stem}（请选一项）`);
    expect(after.versionId).not.toBe(before.versionId);
    expect(await pool.versionsByIds([after.versionId, before.versionId])).toEqual([after, before]);
  });

  it('gives a changed case a new stimulus, and all its questions new versions of it', async () => {
    const { bankId } = await load();
    const groupOf = async () => (await pool.publishedVersions(bankId)).filter(({ questionCode }) => questionCode.startsWith('NUT-G01-'));
    const before = await groupOf();
    const text = before[0].stimulus!.text;
    edit('nutrition/questions.yaml', (yaml) => yaml.replace(text, `${text}家长前来咨询。`));
    expect(await load()).toMatchObject({ changed: before.length });
    const after = await groupOf();
    expect(new Set(after.map(({ stimulus }) => stimulus!.id)).size).toBe(1);
    expect(after[0].stimulus!.text).toBe(`${text}家长前来咨询。`);
    expect(await pool.versionsByIds(before.map(({ versionId }) => versionId))).toEqual(before);
  });

  it('keeps the questions of a group together, in order, with the shared options', async () => {
    const { bankId } = await load();
    const shared = (await pool.publishedVersions(bankId)).filter(({ format }) => format === 'B1');
    for (const stimulusId of new Set(shared.map(({ stimulus }) => stimulus!.id))) {
      const group = shared.filter(({ stimulus }) => stimulus!.id === stimulusId);
      expect(group.map(({ groupPosition }) => groupPosition)).toEqual([1, 2, 3]);
      expect(new Set(group.map(({ options }) => options.join('|'))).size).toBe(1);
    }
  });

  it('loads nothing when one file of seven is bad', async () => {
    edit('adhd/questions.yaml', (text) => text.replace(/key: [A-E]$/m, 'key: N'));
    await expect(load()).rejects.toThrow(InvalidQuestionFiles);
    await expect(load()).rejects.toThrow(/adhd\/questions\.yaml:\d+: ADHD-\d+: key: there is no option N/);
    for (const table of ['question_bank', 'question_domain', 'question', 'question_version', 'stimulus', 'audit_entry']) expect(await count(table)).toBe(0);
  });

  it('leaves a stored bank as it was when a later load is bad', async () => {
    await load();
    edit('nutrition/questions.yaml', (text) => text.replace(/stem: .*/, 'stem: 另一道题？'));
    edit('adhd/questions.yaml', (text) => text.replace(/difficulty: \d/, 'difficulty: 9'));
    const before = await count('question_version');
    await expect(load()).rejects.toThrow(/difficulty: must be a whole number from 1/);
    expect(await count('question_version')).toBe(before);
  });

  it('refuses an id that the stored bank has in another domain', async () => {
    await load();
    edit('nutrition/questions.yaml', (text) => text.replace('NUT-001', 'NUT-901'));
    edit('adhd/questions.yaml', (text) => text.replace('ADHD-001', 'NUT-001'));
    await expect(load()).rejects.toThrow(/NUT-001: this id is a question of the domain nutrition/);
  });

  it('refuses a bank code that another organisation uses', async () => {
    await load();
    const other = (await test.get(Organisations).findByCode('350100'))!.id;
    await expect(banks.loadBankFolder({ folder, organisationId: other, staffId: null })).rejects.toThrow(BankCodeTaken);
  });

  it('writes a big bank in many small transactions, each with its audit row', async () => {
    const { bankId, questions } = await load();
    const acts = await test.get(Audit).listFor({ subjectType: 'question_bank', subjectId: bankId });
    const sizes = acts.map(({ details }) => (details as { questions: unknown[] }).questions.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(questions);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25);
  });
});
