import { Organisations, OrganisationsModule, type OrganisationView } from '@sunflower/organisations';
import { Database, entities, secureRandom, type StaffRole } from '@sunflower/platform';
import { PracticeQuestions, QuestionBankModule, QuestionBanks } from '@sunflower/question-bank';
import request from 'supertest';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { PracticeMistake } from './practice-mistake.entity';
import { PracticeMistakeRepository } from './practice-mistake.repository';
import { PracticeController } from './practice.controller';
import { Practise } from './practise';

const NO_ID = '00000000-0000-4000-8000-000000000000';
const common = 'status: published, knowledgePoint: 测试, rationale: 秘密解析, source: guide';
const bankFile = (code: string) => `code: ${code}
title: 测试练习库
domains:
  - { code: sleep, title: 睡眠 }
  - { code: feeding, title: 喂养 }
`;
const QUESTIONS = `domain: sleep
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
questions:
  - { id: single, type: single_choice, format: A1, difficulty: 1, stem: 单选题干, options: [甲, 乙, 丙, 丁], key: B, ${common} }
  - { id: multiple, type: multiple_choice, format: X, difficulty: 2, stem: 多选题干, options: [一, 二, 三, 四], key: [A, D], ${common} }
  - { id: judged, type: true_false, difficulty: 3, stem: 判断题干, key: false, ${common} }
  - { id: blank, type: fill_in, difficulty: 4, stem: 缺____, blanks: [[铁, Fe]], ${common} }
  - { id: number, type: numeric, difficulty: 5, stem: 几度, value: '37.5', tolerance: '0.1', ${common} }
  - { id: match, type: matching, difficulty: 5, stem: 连线, prompts: [猫, 狗], options: [喵, 汪, 咩], key: [A, B], ${common} }
  - { id: order, type: ordering, difficulty: 5, stem: 排序, options: [早, 中, 晚], key: [A, B, C], ${common} }
  - { id: written, type: essay, difficulty: 5, stem: 论述, ${common} }
  - { id: drafted, type: true_false, difficulty: 3, stem: 草稿题干, key: true, ${common.replace('published', 'draft')} }
  - { id: withdrawn, type: true_false, difficulty: 3, stem: 停用题干, key: true, ${common.replace('published', 'retired')} }
`;
const CASES = `domain: feeding
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
groups:
  - { id: case, format: A3, stimulus: 测试病例, questions: [
      { id: case-1, type: single_choice, difficulty: 2, stem: 病例一问, options: [甲, 乙], key: A, ${common} },
      { id: case-2, type: single_choice, difficulty: 2, stem: 病例二问, options: [甲, 乙], key: B, ${common} }] }
  - { id: half, format: A3, stimulus: 半个病例, questions: [
      { id: half-1, type: single_choice, difficulty: 2, stem: 半例一问, options: [甲, 乙], key: A, ${common} },
      { id: half-2, type: single_choice, difficulty: 2, stem: 半例二问, options: [甲, 乙], key: B, ${common.replace('published', 'draft')} }] }
`;

interface Item {
  type: string;
  stem: string;
  stimulus: { text: string } | null;
  options: { id: string; text: string }[];
}
interface Drawn {
  seed: string;
  questions: { versionId: string; item: Item }[];
}
interface Verdict {
  versionId: string;
  isRight: boolean | null;
  key: { kind: string; letters: string[]; blanks: string[][]; value: string | null };
  rationale: string | null;
}

/** A right answer, from the texts of the options as they are shown. */
function rightAnswer({ type, stem, options }: Item): unknown {
  const letter = (text: string) => options.find((option) => option.text === text)!.id;
  switch (type) {
    case 'single_choice':
      return letter(stem.includes('一问') ? '甲' : '乙');
    case 'multiple_choice':
      return ['一', '四'].map(letter);
    case 'true_false':
      return 'B';
    case 'fill_in':
      return [' fe '];
    case 'numeric':
      return '37.4';
    case 'matching':
      return { '1': letter('喵'), '2': letter('汪') };
    case 'ordering':
      return ['早', '中', '晚'].map(letter);
    default:
      return '论述内容';
  }
}

describeOnBothEngines('practising with a bank', (engine) => {
  let test: TestApp;
  let province: OrganisationView;
  let city: OrganisationView;
  let bankId: string;
  let count = 0;

  beforeAll(async () => {
    test = await createTestApp({
      engine,
      modules: [OrganisationsModule, QuestionBankModule, ...entities(PracticeMistake)],
      controllers: [PracticeController],
      providers: [Practise, PracticeMistakeRepository],
    });
    const organisations = test.get(Organisations);
    await organisations.loadRegions();
    province = (await organisations.findByCode('350000'))!;
    city = (await organisations.findByCode('350100'))!;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    const files = [
      { path: 'bank.yaml', content: bankFile(`practice-${count}`) },
      { path: 'sleep/questions.yaml', content: QUESTIONS },
      { path: 'feeding/questions.yaml', content: CASES },
    ];
    const loaded = await test
      .get(QuestionBanks)
      .importFiles({ bankId: null, organisationId: province.id, staffId: null, files });
    bankId = loaded.bankId;
    actAs('trainer');
    await setOpen(true);
    actAs('trainer');
  });

  const actAs = (staffId: string, { at = province, role = 'trainer' as StaffRole } = {}) =>
    test.actAs(aStaffActor({ staffId, role, organisationId: at.id, path: at.path }));
  const setOpen = async (isOpen: boolean) => {
    actAs('owner', { role: 'administrator' });
    await request(test.http)
      .put(`/api/v1/question-banks/${bankId}/rules`)
      .send({ isOpen, reviewersWanted: 1, reason: '供练习' })
      .expect(204);
  };
  const at = (rest = '') => `/api/v1/question-banks/${bankId}/practice${rest}`;
  const stock = () => request(test.http).get(at());
  const drawing = (body: object) => request(test.http).post(at('/draws')).send(body);
  const draw = async (body: object) => (await drawing(body).expect(200)).body as Drawn;
  const answering = (seed: string, answers: object[]) =>
    request(test.http).post(at('/answers')).send({ seed, answers });
  const check = async ({ seed, questions }: Drawn, responseTo: (item: Item) => unknown) => {
    const answers = questions.map(({ versionId, item }) => ({ versionId, response: responseTo(item) }));
    return ((await answering(seed, answers).expect(200)).body as { verdicts: Verdict[] }).verdicts;
  };
  const stemsOf = ({ questions }: Drawn) => questions.map(({ item }) => item.stem).sort();

  it('draws published questions of whole groups, without key and rationale', async () => {
    const drawn = await draw({ count: 50 });
    expect(stemsOf(drawn)).toEqual(
      ['单选题干', '多选题干', '判断题干', '缺____', '几度', '连线', '排序', '论述', '病例一问', '病例二问'].sort(),
    );
    const told = JSON.stringify(drawn);
    for (const secret of ['秘密解析', 'key', 'right', 'rationale', 'pairs', '37.5', 'Fe', 'optionOrder'])
      expect(told).not.toContain(secret);
    expect(drawn.questions.map(({ item }) => (item as unknown as { itemNumber: number }).itemNumber)).toEqual(
      drawn.questions.map((_, index) => index + 1),
    );
    const { body } = await stock().expect(200);
    expect((body.counts as { count: number }[]).reduce((sum, one) => sum + one.count, 0)).toBe(11);
    expect(body).toMatchObject({ mistakeCount: 0, domains: [{ code: 'sleep' }, { code: 'feeding' }] });
  });

  it('draws as many as are wanted, of one domain, type and difficulty', async () => {
    expect((await draw({ count: 3, domain: 'sleep' })).questions).toHaveLength(3);
    expect(stemsOf(await draw({ count: 1, domain: 'feeding' }))).toEqual(['病例一问', '病例二问']);
    expect(stemsOf(await draw({ count: 50, type: 'true_false' }))).toEqual(['判断题干']);
    expect(stemsOf(await draw({ count: 50, difficulty: 4 }))).toEqual(['缺____']);
    expect(stemsOf(await draw({ count: 50, domain: 'sleep', type: 'single_choice', difficulty: 1 }))).toEqual([
      '单选题干',
    ]);
    expect((await draw({ count: 50, domain: 'feeding', difficulty: 5 })).questions).toEqual([]);
    for (const refused of [{ count: 0 }, { count: 51 }, { count: 1, type: 'none' }, {}])
      await drawing(refused).expect(400);
  });

  it('marks every type with the letters as they were shown, and gives key and rationale', async () => {
    for (let round = 0; round < 4; round += 1) {
      const drawn = await draw({ count: 50 });
      const right = await check(drawn, rightAnswer);
      expect(right).toHaveLength(drawn.questions.length);
      const typeOf = new Map(drawn.questions.map(({ versionId, item }) => [versionId, item]));
      for (const { versionId, isRight, key, rationale } of right) {
        const item = typeOf.get(versionId)!;
        expect([item.stem, isRight]).toEqual([item.stem, item.type === 'essay' ? null : true]);
        expect(rationale).toBe('秘密解析');
        const answer = rightAnswer(item);
        if (item.type === 'single_choice' || item.type === 'true_false') expect(key.letters).toEqual([answer]);
        if (item.type === 'multiple_choice') expect(key.letters).toEqual([...(answer as string[])].sort());
        if (item.type === 'ordering') expect(key.letters).toEqual(answer);
        if (item.type === 'matching') expect(key.letters).toEqual(Object.values(answer as object));
        if (item.type === 'fill_in') expect(key.blanks).toEqual([['铁', 'Fe']]);
        if (item.type === 'numeric') expect(key.value).toBe('37.5');
      }
      for (const nothing of [null, 'Z', ['A', 'B', 'C', 'D'], { x: 1 }, 7])
        for (const { isRight } of await check(drawn, () => nothing)) expect(isRight).not.toBe(true);
    }
  });

  it('keeps what each person answered wrongly last, until they answer it rightly', async () => {
    const drawn = await draw({ count: 50 });
    await check(drawn, (item) => (item.type === 'true_false' || item.stem === '病例一问' ? null : rightAnswer(item)));
    expect((await stock()).body.mistakeCount).toBe(2);
    const again = await draw({ count: 50, onlyMistakes: true });
    // A case comes with all its questions.
    expect(stemsOf(again)).toEqual(['判断题干', '病例一问', '病例二问'].sort());
    actAs('another');
    expect((await stock()).body.mistakeCount).toBe(0);
    expect((await draw({ count: 50, onlyMistakes: true })).questions).toEqual([]);
    await check(drawn, () => null);
    actAs('trainer');
    expect((await stock()).body.mistakeCount).toBe(2);
    await check(again, (item) => (item.type === 'true_false' ? rightAnswer(item) : null));
    expect(stemsOf(await draw({ count: 50, onlyMistakes: true }))).toEqual(['病例一问', '病例二问']);
    await check(again, rightAnswer);
    expect((await stock()).body.mistakeCount).toBe(0);
  });

  it('leaves out what was withdrawn since it was drawn', async () => {
    const drawn = await draw({ count: 50, type: 'true_false' });
    const { versionId } = drawn.questions[0]!;
    const [row] = await test
      .get(Database)
      .select<{ id: string }>('SELECT question_id AS id FROM question_version WHERE id = ?', [versionId]);
    await request(test.http).post(`/api/v1/questions/${row!.id}/retire`).send({ reason: '有误' }).expect(200);
    expect(await check(drawn, rightAnswer)).toEqual([]);
    expect((await draw({ count: 50, type: 'true_false' })).questions).toEqual([]);
  });

  it('goes on to other questions when those drawn first are of a case that is not whole', async () => {
    const rows = await test
      .get(Database)
      .select<{ id: string }>("SELECT id FROM question WHERE bank_id = ? AND code IN ('half-1', 'judged')", [bankId]);
    const questionIds = rows.map(({ id }) => id);
    // Of two questions, one of these begins with the first and the other with the second.
    for (const random of [() => 0, (below: number) => below - 1]) {
      const drawn = await test.get(PracticeQuestions).drawFrom({ bankId, count: 1, random, questionIds });
      expect(drawn.map(({ stem }) => stem)).toEqual(['判断题干']);
    }
  });

  it('gives nothing of a secure bank, whatever was drawn while it was open', async () => {
    const drawn = await draw({ count: 50 });
    await check(drawn, () => null);
    const answers = drawn.questions.map(({ versionId, item }) => ({ versionId, response: rightAnswer(item) }));
    await setOpen(false);
    for (const role of ['trainer', 'administrator'] as const) {
      actAs('trainer', { role });
      const calls = [
        stock(),
        drawing({ count: 50 }),
        drawing({ count: 50, onlyMistakes: true }),
        drawing({ count: 5, domain: 'sleep', type: 'single_choice' }),
        answering(drawn.seed, answers),
        answering(NO_ID, answers.slice(0, 1)),
      ];
      for (const call of calls) {
        const { status, text } = await call;
        expect([status, JSON.parse(text).code]).toEqual([409, 'BANK_NOT_OPEN']);
        for (const secret of ['题干', '秘密解析', '病例', 'letters']) expect(text).not.toContain(secret);
      }
    }
  });

  it.each([
    ['a secure', false],
    ['another open', true],
  ])('reaches no question of %s bank by the address of an open one', async (_, staysOpen) => {
    const otherId = bankId;
    const { seed, questions } = await draw({ count: 50 });
    await setOpen(staysOpen);
    const files = [{ path: 'bank.yaml', content: bankFile(`open-${count}`) }];
    const open = await test
      .get(QuestionBanks)
      .importFiles({ bankId: null, organisationId: province.id, staffId: null, files });
    bankId = open.bankId;
    await setOpen(true);
    actAs('trainer');
    expect(await check({ seed, questions }, rightAnswer)).toEqual([]);
    // A row that no route writes: a question of another bank among the mistakes.
    const [row] = await test
      .get(Database)
      .select<{ id: string }>("SELECT id FROM question WHERE bank_id = ? AND code = 'judged'", [otherId]);
    await test
      .get(Database)
      .execute(
        'INSERT INTO practice_mistake (staff_id, question_id, bank_id, mistake_count, made_at) VALUES (?, ?, ?, 1, 1)',
        ['trainer', row!.id, bankId],
      );
    expect((await draw({ count: 50, onlyMistakes: true })).questions).toEqual([]);
    expect((await draw({ count: 50 })).questions).toEqual([]);
  });

  it('draws and marks nothing when the bank is closed after the permission was checked', async () => {
    const drawn = await draw({ count: 50 });
    await check(drawn, () => null);
    const mistakes = await test
      .get(Database)
      .select<{ id: string }>('SELECT question_id AS id FROM practice_mistake WHERE bank_id = ?', [bankId]);
    expect(mistakes.length).toBeGreaterThan(5);
    const questions = test.get(PracticeQuestions);
    const versionIds = drawn.questions.map(({ versionId }) => versionId);
    const order = { bankId, count: 50, random: secureRandom };
    const found = async () => [
      (await questions.draw({ ...order, filter: {} })).length,
      (await questions.drawFrom({ ...order, questionIds: mistakes.map(({ id }) => id) })).length,
      (await questions.openVersions({ bankId, versionIds })).length,
      (await questions.counts(bankId)).length,
    ];
    for (const count of await found()) expect(count).toBeGreaterThan(0);
    await setOpen(false);
    expect(await found()).toEqual([0, 0, 0, 0]);
  });

  it('is for trainers and administrators whom the bank was shared with, and hidden from everyone else', async () => {
    const drawn = await draw({ count: 1 });
    const answers = [{ versionId: drawn.questions[0]!.versionId, response: null }];
    const all = () => [stock(), drawing({ count: 1 }), answering(drawn.seed, answers)];
    actAs('county', { at: city });
    for (const call of all()) expect((await call).status).toBe(404);
    actAs('owner', { role: 'administrator' });
    await request(test.http)
      .post(`/api/v1/question-banks/${bankId}/shares`)
      .send({ organisationCode: '350100', right: 'use', reason: '供练习' })
      .expect(200);
    actAs('county', { at: city });
    for (const call of all()) expect((await call).status).toBe(200);
    // They may use the bank and see none of its questions otherwise.
    await request(test.http).get(`/api/v1/question-banks/${bankId}/questions`).expect(403);
    actAs('county', { at: city, role: 'invigilator' });
    for (const call of all()) expect((await call).status).toBe(404);
  });

  it('leaves no trace in exams and in the exposure of questions', async () => {
    await check(await draw({ count: 50 }), rightAnswer);
    for (const table of ['question_exposure', 'bank_use']) {
      const [row] = await test.get(Database).select<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
      expect([table, Number(row!.count)]).toEqual([table, 0]);
    }
  });
});
