import { IdentityModule, StaffAccounts } from '@sunflower/identity';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { DatabaseClock } from '@sunflower/platform';
import { QuestionBankModule, QuestionBanks, QuestionPool, SearchQuestions } from '@sunflower/question-bank';
import { BuiltProgram } from '../fixtures/built-program';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../fixtures/test-database';
import { until } from '../fixtures/until';

const QUESTIONS = 3000;
const TRAINER = { username: 'test-trainer', password: 'only-for-this-test-7' };
const BANK_CODE = 'killed-bank';

function bankFiles(): { path: string; content: string }[] {
  const questions = Array.from(
    { length: QUESTIONS },
    (_, index) =>
      `  - {id: Q-${index}, type: true_false, status: published, difficulty: 1, knowledgePoint: 示例, stem: 示例陈述, key: true, rationale: 示例, source: s}\n`,
  );
  const head = 'domain: sample\nsources: {s: {issuer: 示例, title: 示例, year: 2020}}\nquestions:\n';
  const half = QUESTIONS / 2;
  return [
    { path: 'bank.yaml', content: `code: ${BANK_CODE}\ntitle: 示例题库\ndomains: [{code: sample, title: 示例}]` },
    { path: 'sample/a.yaml', content: head + questions.slice(0, half).join('') },
    { path: 'sample/b.yaml', content: head + questions.slice(half).join('') },
  ];
}

describeOnBothEngines('an api killed during a bank import', (engine) => {
  let place: TestPlace;
  let app: TestApp<DatabaseClock>;
  let organisationId: string;

  beforeAll(async () => {
    place = await createTestPlace(engine);
    app = await createTestApp({
      engine,
      config: place.config,
      modules: [OrganisationsModule, IdentityModule, QuestionBankModule],
      clock: new DatabaseClock(),
    });
    await app.clock.synchronise(() => app.database.readTimeMs());
    await app.get(Organisations).loadRegions();
    organisationId = (await app.get(Organisations).findByCode('350000'))!.id;
    await app.get(StaffAccounts).createAccount({
      ...TRAINER,
      displayName: '测试命题教师',
      grants: [{ role: 'trainer', organisationId }],
      demo: false,
    });
  });
  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  async function importBank(api: BuiltProgram): Promise<Response> {
    const post = (path: string, body: object, cookie = '') =>
      fetch(`${api.url}/api/v1/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Cookie: cookie },
        body: JSON.stringify(body),
      });
    const signedIn = await post('staff/sign-in', TRAINER);
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ');
    return post('question-banks/import', { organisationId, files: bankFiles() }, cookie);
  }
  const storedRows = async () => {
    const [row] = await app.database.select<{ n: number }>('SELECT count(*) AS n FROM bank_import_row');
    return Number(row!.n);
  };

  it('has published nothing, and is complete when repeated', async () => {
    const first = await BuiltProgram.api({ config: place.config });
    const lost = importBank(first).catch(() => null);
    await until('some chunks to be stored', async () => (await storedRows()) >= 200, 100_000);
    first.signal('SIGKILL');
    expect(await first.exited).toBe('SIGKILL');
    await lost;
    expect(await storedRows()).toBeLessThan(QUESTIONS);
    const [{ bankId }] = await app.database.select<{ bankId: string }>('SELECT bank_id AS bankId FROM bank_import');
    expect(await app.get(QuestionBanks).findBankByCode(BANK_CODE)).toBeNull();
    expect(
      (await app.get(SearchQuestions).page({ filter: { bankId }, sort: 'code', after: undefined, limit: 10 })).items,
    ).toEqual([]);
    expect(await app.get(QuestionPool).publishedVersions(bankId)).toEqual([]);

    const second = await BuiltProgram.api({ config: place.config });
    const again = await importBank(second);
    expect(await again.json()).toMatchObject({ questions: QUESTIONS, created: QUESTIONS });
    const bank = await app.get(QuestionBanks).findBankByCode(BANK_CODE);
    expect(await app.get(QuestionPool).publishedVersions(bank!.id)).toHaveLength(QUESTIONS);
    second.signal('SIGTERM');
    await second.exited;
  }, 240_000);
});
