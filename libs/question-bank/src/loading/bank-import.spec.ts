import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { newId } from '@sunflower/platform';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { BankLoader, type BegunImport } from './load-bank';
import { QuestionBankModule } from '../question-bank.module';
import { QuestionDetails } from '../office/question-details';
import { QuestionBanks } from './question-banks';
import { SearchQuestions } from '../search/search-questions';
import { QuestionPool } from '../pool/question-pool';
import { readBank } from '../bank-file/read-bank';
import { QuestionReview } from '../office/review-question';
import type { AuthoredVersion } from '../question/version-content';
import { TidyBankImports } from './tidy-bank-imports';

const DOMAIN = 'sample';
const TABLES = ['question_bank', 'question_domain', 'question', 'question_version', 'bank_import_row', 'audit_entry'];

/** A bank with `count` published questions. */
async function aBank({ code, count, stem = '示例陈述' }: { code: string; count: number; stem?: string }) {
  const questions = Array.from(
    { length: count },
    (_, index) =>
      `  - {id: Q-${String(index).padStart(4, '0')}, type: true_false, status: published, difficulty: 1, knowledgePoint: 示例, stem: ${stem}, key: true, rationale: 示例, source: s}\n`,
  );
  const content = `domain: ${DOMAIN}\nsources: {s: {issuer: 示例, title: 示例, year: 2020}}\nquestions:\n${questions.join('')}`;
  return {
    files: [
      { path: 'bank.yaml', content: `code: ${code}\ntitle: 示例题库\ndomains: [{code: ${DOMAIN}, title: 示例}]` },
      { path: `${DOMAIN}/questions.yaml`, content },
    ],
    knownDomains: null,
  };
}

// Each case stores a bank several times, and a shared machine may be slow.
jest.setTimeout(120_000);

describeOnBothEngines('an interrupted import of a bank', (engine) => {
  let test: TestApp;
  let organisationId: string;
  let code: string;
  let madeBanks = 0;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    organisationId = (await test.get(Organisations).findByCode('350000'))!.id;
  });
  afterAll(() => test.close());
  beforeEach(() => {
    code = `bank-${(madeBanks += 1)}`;
  });

  const importAll = async (wishes: { count: number; stem?: string }) =>
    test
      .get(QuestionBanks)
      .importFiles({ ...(await aBank({ code, ...wishes })), bankId: null, organisationId, staffId: null });
  /** Stops after some chunks like a killed process. */
  async function crash(wishes: { count: number; stem?: string; stored: number }): Promise<BegunImport> {
    const { bank, units } = await readBank(await aBank({ code, ...wishes }));
    const loader = test.get(BankLoader);
    const begun = await loader.begin({ bank, bankId: null, organisationId, staffId: null });
    const versions: AuthoredVersion[] = units.flat().slice(0, wishes.stored);
    for (let start = 0; start < versions.length; start += 25)
      await loader.storeChunk({ begun, versions: versions.slice(start, start + 25) });
    return begun;
  }
  const whatIsSeen = async (bankId: string) => ({
    banks: (await test.get(QuestionBanks).listBanks({ organisationIds: [organisationId] })).filter(
      (bank) => bank.code === code,
    ),
    byCode: await test.get(QuestionBanks).findBankByCode(code),
    list: (await test.get(SearchQuestions).page({ filter: { bankId }, sort: 'code', after: undefined, limit: 1000 }))
      .items,
    pool: await test.get(QuestionPool).publishedVersions(bankId),
    domains: await test.get(QuestionBanks).listDomains(bankId),
  });
  const countAll = async () => {
    const rows = await Promise.all(
      TABLES.map((table) => test.database.select<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)),
    );
    return rows.map(([row]) => Number(row!.n));
  };
  const NOTHING = { banks: [], byCode: null, list: [], pool: [], domains: [] };

  it('shows nothing of a new bank, and leaves nothing behind', async () => {
    const before = await countAll();
    const { bankId } = await crash({ count: 120, stored: 75 });
    expect(await whatIsSeen(bankId)).toEqual(NOTHING);
    await expect(test.get(QuestionBanks).getBank(bankId)).rejects.toThrow();
    const [{ id }] = await test.database.select<{ id: string }>('SELECT id FROM question WHERE bank_id = ? LIMIT 1', [
      bankId,
    ]);
    await expect(test.get(QuestionDetails).getDetail({ questionId: id, staffId: 'test' })).rejects.toThrow();
    await expect(
      test.get(QuestionReview).retire({ questionIds: [id], staffId: newId(), reason: null }),
    ).rejects.toThrow();
    await test.get(TidyBankImports).tidy();
    expect(await countAll()).not.toEqual(before);
    test.clock.advance(20_001);
    await test.get(TidyBankImports).tidy();
    expect(await countAll()).toEqual(before);
  });

  it('leaves existing questions unchanged', async () => {
    const { bankId } = await importAll({ count: 60 });
    const seen = await whatIsSeen(bankId);
    const detail = await test.get(QuestionDetails).getDetail({ questionId: seen.list[0]!.id, staffId: 'test' });
    const before = await countAll();
    await crash({ count: 120, stem: '改过的陈述', stored: 100 });
    expect(await whatIsSeen(bankId)).toEqual(seen);
    expect(await test.get(QuestionDetails).getDetail({ questionId: seen.list[0]!.id, staffId: 'test' })).toEqual(
      detail,
    );
    test.clock.advance(20_001);
    await test.get(TidyBankImports).tidy();
    expect(await whatIsSeen(bankId)).toEqual(seen);
    expect(await countAll()).toEqual(before);
  });

  it('is repeated at once after its lease has lapsed, without waiting for the sweep', async () => {
    await crash({ count: 120, stored: 50 });
    test.clock.advance(20_001);
    const report = await importAll({ count: 120 });
    expect(report).toMatchObject({ questions: 120, created: 120, changed: 0 });
    const { list, pool, domains } = await whatIsSeen(report.bankId);
    expect([list.length, pool.length, domains[0]!.publishedCount]).toEqual([120, 120, 120]);
    await crash({ count: 120, stem: '改过的陈述', stored: 50 });
    test.clock.advance(20_001);
    expect(await importAll({ count: 120, stem: '改过的陈述' })).toMatchObject({ created: 0, changed: 120 });
    expect((await whatIsSeen(report.bankId)).list.map(({ stem, versionNumber }) => `${stem} ${versionNumber}`)).toEqual(
      Array(120).fill('改过的陈述 2'),
    );
  });

  it('stops when it stalled past its lease and was removed', async () => {
    const begun = await crash({ count: 60, stored: 25 });
    test.clock.advance(20_001);
    await test.get(TidyBankImports).tidy();
    const { units } = await readBank(await aBank({ code, count: 60 }));
    await expect(
      test.get(BankLoader).storeChunk({ begun, versions: units.flat().slice(25, 50) }),
    ).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(await whatIsSeen(begun.bankId)).toEqual(NOTHING);
  });

  it('removes what it stored after a fault, and after a question was changed meanwhile', async () => {
    const { bankId } = await importAll({ count: 30 });
    const [first] = (await whatIsSeen(bankId)).list;
    const before = await countAll();
    const { bank, units } = await readBank(await aBank({ code, count: 30, stem: '改过的陈述' }));
    const load = (before: () => Promise<void>) =>
      test.get(BankLoader).load({ bank, bankId: null, organisationId, staffId: null, units, before });
    await expect(load(() => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    expect(await countAll()).toEqual(before);
    // The last chunk is read after the others are stored; another person's change falls in between.
    const loader = test.get(BankLoader);
    const storeChunk = loader.storeChunk.bind(loader);
    const act = jest.spyOn(loader, 'storeChunk').mockImplementationOnce(async (chunk) => {
      const stored = await storeChunk(chunk);
      await test.get(QuestionReview).retire({ questionIds: [first!.id], staffId: newId(), reason: '示例' });
      return stored;
    });
    await expect(load(async () => undefined)).rejects.toMatchObject({ code: 'BANK_CHANGED_MEANWHILE' });
    act.mockRestore();
    expect((await whatIsSeen(bankId)).list.map(({ stem }) => stem)).toEqual(Array(30).fill('示例陈述'));
    expect((await countAll()).slice(0, -1)).toEqual(before.slice(0, -1));
  });

  it('removes everything when a later chunk cannot be made or stored, and makes at most one chunk ahead', async () => {
    const { bankId } = await importAll({ count: 1 });
    const before = await countAll();
    const { units } = await readBank(await aBank({ code, count: 700 }));
    const versions = units.flat().slice(1);
    let made = 0;
    let stored = 0;
    const load = (wishes: { madeBefore: number; storedBefore: number }) =>
      test.get(BankLoader).loadNew({
        bankId,
        organisationId,
        staffId: newId(),
        paperImportId: newId(),
        units: async function* () {
          for (const version of versions) {
            if (made === wishes.madeBefore) throw new Error('cannot be made');
            made += 1;
            yield [version];
          }
        },
        onChunk: async (chunk) => {
          if (stored >= wishes.storedBefore) throw new Error('cannot be stored');
          stored += chunk.length;
          expect(made).toBeLessThanOrEqual(stored + 201);
        },
        alsoShow: async () => undefined,
      });
    await expect(load({ madeBefore: 620, storedBefore: Infinity })).rejects.toThrow('cannot be made');
    expect(stored).toBe(600);
    expect(await countAll()).toEqual(before);
    [made, stored] = [0, 0];
    await expect(load({ madeBefore: Infinity, storedBefore: 400 })).rejects.toThrow('cannot be stored');
    // Nothing goes on in the background.
    const madeAtTheEnd = made;
    await new Promise((resolve) => setImmediate(resolve));
    expect([stored, made]).toEqual([400, madeAtTheEnd]);
    expect(await countAll()).toEqual(before);
    [made, stored] = [0, 0];
    expect(await load({ madeBefore: Infinity, storedBefore: Infinity })).toMatchObject({
      questions: 699,
      created: 699,
    });
    expect((await whatIsSeen(bankId)).list).toHaveLength(700);
  });
});
