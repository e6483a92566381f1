import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { newId, type StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { aStaffActor } from '../../../../../test/fixtures/a-staff-member';
import { createTestApp, type TestApp } from '../../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../../test/fixtures/test-database';
import { exampleQuestions } from '../../export/example-questions';
import { exportQuestions } from '../../export/export-questions';
import { BankLoader } from '../../loading/load-bank';
import { TidyBankImports } from '../../loading/tidy-bank-imports';
import { QuestionBankModule } from '../../question-bank.module';
import { PaperImports } from '../work/paper-imports';
import { ReadPapers } from '../work/read-papers';
import { StorePapers } from '../work/store-papers';
import { TidyPaperImports } from '../work/tidy-paper-imports';
import { readWorkbookPaper } from '../../import/sheet/read-sheet-paper';

const BANK = `code: paper-bank
title: 测试题库
domains:
  - { code: sleep, title: 睡眠 }
  - { code: feeding, title: 喂养 }
`;
const QUESTIONS = `domain: sleep
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
questions:
  - { id: sleep-0007, type: single_choice, format: A1, status: published, difficulty: 2, knowledgePoint: 测试, stem: 婴儿入睡时最安全的体位是哪一种？, options: [俯卧, 仰卧, 侧卧], key: B, rationale: 测试, source: guide }
`;

/** The bytes of a reply. */
const binary: Parameters<request.Test['parse']>[0] = (reply, done) => {
  const parts: Buffer[] = [];
  reply.on('data', (part: Buffer) => parts.push(part));
  reply.on('end', () => done(null, Buffer.concat(parts)));
};

/** Three good questions, one without a key, one that the bank already has. */
const PAPER = `一、单项选择题
1. 关于婴幼儿睡眠安全，以下正确的是
A. 睡床加软枕
B. 独立睡床
C. 俯卧入睡
D. 与成人同被
答案：B
2. 以下哪一项属于回应性喂养
A. 强迫进食
B. 观察饥饱信号
C. 边看电视边喂
D. 限时喂完
答案：B
3. 这一题没有写答案，应当指出
A. 甲
B. 乙
C. 丙
D. 丁
4. 婴儿入睡时，最安全的体位是哪一种？
A. 俯卧
B. 仰卧
C. 侧卧
D. 坐位
答案：B
二、判断题
5. 六月龄以内的婴儿不需要额外喂水。
答案：正确
`;

// Each file starts a thread, which compiles its modules in this test.
jest.setTimeout(120_000);

interface Item {
  position: number;
  state: string;
  mended: boolean;
  question: {
    type: string | null;
    format: string | null;
    stem: string;
    options: string[];
    prompts: string[];
    key: unknown;
    points: string | null;
  };
  notices: { code: string; severity: string }[];
  duplicateCode: string | null;
  questionCode: string | null;
}

describeOnBothEngines('importing a paper', (engine) => {
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
  });
  beforeEach(async () => {
    actAs('trainer');
    const files = [
      { path: 'bank.yaml', content: BANK.replace('paper-bank', `paper-${newId()}`) },
      { path: 'sleep/questions.yaml', content: QUESTIONS },
    ];
    const { body } = await post('question-banks/import', { organisationId: province.id, files }).expect(200);
    bankId = body.bankId;
  });
  afterAll(() => test.close());

  const actAs = (role: StaffRole, { id, path } = province, staffId = 'staff-0001') =>
    test.actAs(aStaffActor({ staffId, role, organisationId: id, path }));
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object) => request(test.http).post(`/api/v1/${path}`).send(body);
  const put = (path: string, body: object) => request(test.http).put(`/api/v1/${path}`).send(body);
  const at = (importId: string, rest = '') => `question-banks/${bankId}/paper-imports/${importId}${rest}`;

  async function upload(content: string | Buffer = PAPER, name = '测试试卷.txt'): Promise<string> {
    const { body } = await request(test.http)
      .post(`/api/v1/question-banks/${bankId}/paper-imports`)
      .attach('file', Buffer.from(content), name)
      .expect(201);
    expect(body).toMatchObject({ state: 'reading', fileName: name });
    await test.get(ReadPapers).settle();
    return body.id;
  }
  const overview = async (importId: string) => (await get(at(importId)).expect(200)).body;
  const items = async (importId: string, filter = 'all'): Promise<Item[]> =>
    (await get(at(importId, `/items?filter=${filter}&limit=100`)).expect(200)).body.items;
  const settle = (importId: string, domainCode = 'sleep') =>
    put(at(importId, '/settings'), { domainCode, difficulty: 3, knowledgePoint: null }).expect(200);
  const store = (importId: string, which = 'good') => post(at(importId, '/store'), { which });
  /** A question as the form sends it. */
  const formOf = ({ question: { points: _, ...question } }: Item) => question;
  const inBank = async (): Promise<{ code: string; state: string; stem: string; knowledgePoint: string }[]> =>
    (await get(`question-banks/${bankId}/questions?limit=200`).expect(200)).body.items;

  it('stages each question with its place, state and faults', async () => {
    const importId = await upload();
    expect(await overview(importId)).toMatchObject({
      state: 'ready',
      format: 'text',
      totalCount: 5,
      readCount: 5,
      counts: { all: 5, good: 4, open: 1, duplicate: 1, stored: 0 },
      domainCode: null,
      storedBefore: null,
    });
    const [first, , third, fourth, fifth] = await items(importId);
    expect(first).toMatchObject({
      state: 'good',
      number: '1',
      place: { line: 2, lastLine: 7, excerpt: expect.stringContaining('独立睡床') },
      question: { type: 'single_choice', key: { kind: 'choice', right: [1] } },
    });
    expect(third).toMatchObject({ state: 'faulty', notices: [{ severity: 'error', code: 'PAPER_NO_KEY' }] });
    expect(fourth).toMatchObject({ state: 'good', duplicateCode: 'sleep-0007' });
    expect(fourth!.notices.map(({ code }) => code)).toContain('IMPORT_STEM_IN_BANK');
    expect(fifth).toMatchObject({ question: { type: 'true_false', key: { kind: 'choice', right: [0] } } });
    expect((await items(importId, 'open')).map(({ position }) => position)).toEqual([3]);
    expect((await items(importId, 'duplicate')).map(({ position }) => position)).toEqual([4]);
  });

  it('counts its questions by state only when all are staged', async () => {
    const papers = test.get(PaperImports);
    const paper = await papers.getImport({ bankId, importId: await upload() });
    const { counts } = await papers.overviewOf({ ...paper, state: 'reading', readCount: 3 });
    expect(counts).toEqual({ all: 3, good: 0, open: 0, warned: 0, duplicate: 0, skipped: 0, stored: 0 });
    expect((await papers.overviewOf(paper)).counts).toMatchObject({ all: 5, good: 4, open: 1 });
  });

  it('stores good questions as drafts with free codes, and corrected ones later', async () => {
    const importId = await upload();
    await store(importId).expect(409, /PAPER_IMPORT_NEEDS_DOMAIN/);
    await settle(importId);
    await store(importId, 'all').expect(409, /PAPER_IMPORT_HAS_FAULTS/);
    expect(await inBank()).toHaveLength(1);
    const { body } = await store(importId, 'unique').expect(200);
    expect(body).toMatchObject({
      stored: 3,
      paper: { state: 'ready', storedCount: 3, counts: { stored: 3, good: 1 } },
    });
    expect(await inBank()).toMatchObject([
      { code: 'sleep-0007', state: 'published' },
      { code: 'sleep-0008', state: 'draft', knowledgePoint: '睡眠', stem: '关于婴幼儿睡眠安全，以下正确的是' },
      { code: 'sleep-0009', state: 'draft' },
      { code: 'sleep-0010', state: 'draft' },
    ]);
    expect((await items(importId)).map(({ questionCode }) => questionCode)).toEqual([
      'sleep-0008',
      'sleep-0009',
      null,
      null,
      'sleep-0010',
    ]);
    const question = formOf((await items(importId, 'open'))[0]!);
    const mended = await put(at(importId, '/items/3'), { ...question, key: { kind: 'choice', right: [2] } }).expect(
      200,
    );
    expect(mended.body).toMatchObject({ state: 'good', mended: true, notices: [] });
    await post(at(importId, '/items/4/skip'), { skipped: true }).expect(200);
    expect((await store(importId, 'all').expect(200)).body).toMatchObject({ stored: 1 });
    expect(await inBank()).toHaveLength(5);
    await store(importId).expect(409, /NOTHING_TO_STORE/);
    await put(at(importId, '/items/1'), { ...question, key: null }).expect(409, /PAPER_ITEM_STORED/);
  });

  it('reports the remaining faults of a corrected question', async () => {
    const importId = await upload();
    const question = formOf((await items(importId, 'open'))[0]!);
    const wrong = { ...question, stem: '<b>题干</b>', key: { kind: 'choice', right: [9] } };
    const { body } = await put(at(importId, '/items/3'), wrong).expect(200);
    expect(body.state).toBe('faulty');
    expect(body.notices.map(({ code }: { code: string }) => code)).toEqual(['HTML', 'OPTION_NOT_THERE']);
    const { body: without } = await put(at(importId, '/items/3'), { ...question, key: { kind: 'essay' } }).expect(200);
    expect(without.notices).toMatchObject([{ code: 'IMPORT_KEY_MISSING', field: 'key' }]);
  });

  it('holds a group back until all its questions are good, then stores it whole', async () => {
    const importId = await upload(`一、A3型题
(1～2题共用题干)
患儿，男，8个月，因夜间频繁醒来就诊，母亲自述每次均哺乳入睡。
1. 该患儿最可能的问题是
A. 入睡依赖
B. 贫血
C. 佝偻病
D. 中耳炎
E. 感冒
答案：A
2. 首选的指导是
A. 用药
B. 逐步减少夜间哺乳
C. 住院
D. 断奶
E. 不处理
`);
    expect((await items(importId)).map(({ state }) => state)).toEqual(['held', 'faulty']);
    await settle(importId);
    await store(importId).expect(409, /NOTHING_TO_STORE/);
    const [, second] = await items(importId);
    await put(at(importId, '/items/2'), { ...formOf(second!), key: { kind: 'choice', right: [1] } }).expect(200);
    expect((await items(importId)).map(({ state }) => state)).toEqual(['good', 'good']);
    expect((await store(importId, 'all').expect(200)).body.stored).toBe(2);
    const [one] = await test.database.select<{ n: number }>(
      `SELECT COUNT(*) AS n FROM question q JOIN question_version v ON v.id = q.current_version_id
       JOIN stimulus s ON s.id = v.stimulus_id WHERE q.bank_id = ? AND s.code = 'sleep-g0001' AND s.format = 'A3'`,
      [bankId],
    );
    expect(Number(one!.n)).toBe(2);
  });

  it('skips all questions with the same notice', async () => {
    const importId = await upload();
    expect((await post(at(importId, '/alike'), { code: 'PAPER_NO_KEY', skip: true }).expect(200)).body.changed).toBe(1);
    const found = await post(at(importId, '/alike'), { code: 'IMPORT_STEM_IN_BANK', skip: true }).expect(200);
    expect(found.body.changed).toBe(1);
    expect(await overview(importId)).toMatchObject({ counts: { good: 3, open: 0, skipped: 2 } });
    await post(at(importId, '/items/3/skip'), { skipped: false }).expect(200);
    expect((await items(importId, 'open')).map(({ position }) => position)).toEqual([3]);
    await post(at(importId, '/alike'), { code: 'PAPER_NO_KEY' }).expect(400);
  });

  it('reports that a file was stored before, and finds its questions in the bank', async () => {
    const first = await upload();
    await settle(first);
    await store(first, 'unique').expect(200);
    const again = await upload();
    expect(await overview(again)).toMatchObject({
      storedBefore: { importId: first, storedCount: 3 },
      counts: { good: 4, duplicate: 4 },
    });
    await settle(again);
    await store(again, 'unique').expect(409, /NOTHING_TO_STORE/);
    expect(await inBank()).toHaveLength(4);
  });

  it('takes pasted text', async () => {
    const { body } = await post(`question-banks/${bankId}/paper-imports/text`, { text: PAPER }).expect(201);
    await test.get(ReadPapers).settle();
    expect(await overview(body.id)).toMatchObject({ fileName: '粘贴的文字.txt', counts: { all: 5 } });
  });

  it('reads one file per person at a time', async () => {
    const send = () =>
      request(test.http)
        .post(`/api/v1/question-banks/${bankId}/paper-imports`)
        .attach('file', Buffer.from(PAPER), 'a.txt');
    const replies = await Promise.all([send(), send()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 429]);
    await test.get(ReadPapers).settle();
    await send().expect(201);
    await test.get(ReadPapers).settle();
  });

  it('refuses a file of a whole bank with the reason, and a form without a file', async () => {
    const importId = await upload(QUESTIONS, 'questions.yaml');
    expect(await overview(importId)).toMatchObject({ state: 'refused', fault: { code: 'IMPORT_FILE_IS_BANK' } });
    await post(`question-banks/${bankId}/paper-imports`, {}).expect(400);
  });

  it('returns the remaining questions as a workbook, with the reasons in the wording that was sent', async () => {
    const importId = await upload();
    await settle(importId);
    await store(importId, 'unique').expect(200);
    const reasons = [
      { code: 'PAPER_NO_KEY', text: '没有答案。' },
      { code: 'IMPORT_STEM_IN_BANK', text: '与题库中的 {code} 相同。' },
    ];
    const { body } = await post(at(importId, '/rest.xlsx'), { language: 'zh-CN', reasons })
      .buffer(true)
      .parse(binary)
      .expect(200);
    const { readXlsx } = await import('hucre');
    const { sheets } = await readXlsx(body as Uint8Array);
    const [headings, ...rows] = sheets[0]!.rows;
    const told = ['序号', '题号', '位置', '原因', '题型', '题干'].map((heading) => headings!.indexOf(heading));
    expect(rows.map((row) => told.map((column) => row[column]))).toMatchObject([
      [3, '3', '第 14 行', '没有答案。', '单选题', '这一题没有写答案，应当指出'],
      [4, '4', '第 19 行', expect.stringContaining('与题库中的 sleep-0007 相同。'), '单选题', expect.any(String)],
    ]);
  });

  it('returns the remaining questions with their source and all that is said about them, to be sent again', async () => {
    const sheet = [
      '题干,题型,答案,分值,来源,发布机构,发布年份,来源页码,查证日期,标签,认知层次,复核日期',
      '没有答案的一题,单选题,,2,测试文件,测试机构,2020,第 3 章,2026-01-05,急救；婴儿,应用,2028-06-30',
    ].join('\n');
    const importId = await upload(sheet, 'rest.csv');
    const { body } = await post(at(importId, '/rest.xlsx'), { language: 'zh-CN', reasons: [] })
      .buffer(true)
      .parse(binary)
      .expect(200);
    const { questions } = await readWorkbookPaper({ bytes: body as Uint8Array, name: 'rest.xlsx' });
    expect(questions).toMatchObject([
      {
        points: '2',
        source: { issuer: '测试机构', title: '测试文件', year: 2020, place: '第 3 章', checkedOn: '2026-01-05' },
        tags: ['急救；婴儿'],
        about: { cognitiveLevel: 'application', reviewDate: '2028-06-30' },
      },
    ]);
  });

  it('returns cases, shared options and every kind of answer so that the mended file is read again', async () => {
    const questions = exampleQuestions('zh-CN');
    const [file] = await exportQuestions({
      format: 'workbook',
      title: '测试',
      bank: { code: 'test', title: '测试', domains: [] },
      questions,
    });
    const importId = await upload(file!.bytes as Buffer, 'every-kind.xlsx');
    const before = await readWorkbookPaper({ bytes: file!.bytes, name: 'every-kind.xlsx' });
    const { body } = await post(at(importId, '/rest.xlsx'), { language: 'zh-CN', reasons: [] })
      .buffer(true)
      .parse(binary)
      .expect(200);
    const after = await readWorkbookPaper({ bytes: body as Uint8Array, name: 'rest.xlsx' });
    const contentOf = ({ questions: read, groups }: typeof after) =>
      read.map(({ place: _, notices: __, group, ...content }) => ({
        ...content,
        group: group === null ? null : [groups[group]!.format, groups[group]!.stimulus],
      }));
    expect(contentOf(after)).toEqual(contentOf(before));
    expect(after.groups.map(({ format }) => format)).toEqual(['A3', 'A4', 'B1']);
  });

  it('is allowed to editors of the bank, and is hidden from everyone else', async () => {
    const importId = await upload();
    actAs('trainer', city, 'staff-0002');
    const { question } = { question: { type: 'essay', format: null, stem: '', options: [], prompts: [], key: null } };
    for (const call of [
      get(at(importId)),
      get(at(importId, '/items')),
      put(at(importId, '/items/1'), {
        ...question,
        rationale: null,
        difficulty: null,
        knowledgePoint: null,
        domain: null,
      }),
      store(importId),
      post(`question-banks/${bankId}/paper-imports/text`, { text: PAPER }),
    ])
      await call.expect(404);
    actAs('trainer');
    await get(`question-banks/${newId()}/paper-imports/${importId}`).expect(404);
    await get(at(newId())).expect(404, /PAPER_IMPORT_NOT_FOUND/);
    await get(at(importId, '/items?limit=1000')).expect(400);
    await put(at(importId, '/items/99'), { ...question }).expect(404, /PAPER_IMPORT_NOT_FOUND/);
  });

  it('shows nothing of a store whose process was killed, and repeats it', async () => {
    const importId = await upload();
    await settle(importId);
    const loader = test.get(BankLoader);
    const tidy = test.get(TidyBankImports);
    // A killed process neither shows the questions nor removes them.
    const show = jest.spyOn(loader as never, 'show').mockRejectedValueOnce(new Error('killed') as never);
    const remove = jest.spyOn(tidy, 'remove').mockResolvedValueOnce();
    const giveUp = jest.spyOn(StorePapers.prototype as never, 'giveUp').mockResolvedValueOnce(undefined as never);
    await store(importId).expect(500);
    for (const spy of [show, remove, giveUp]) spy.mockRestore();
    expect(await inBank()).toHaveLength(1);
    expect(await overview(importId)).toMatchObject({ state: 'storing', storedCount: 0 });
    await store(importId).expect(409, /PAPER_IMPORT_NOT_READY/);
    test.clock.advance(60_001);
    await test.get(TidyPaperImports).tidy();
    await tidy.tidy();
    expect(await overview(importId)).toMatchObject({ state: 'ready', counts: { good: 4, stored: 0 } });
    expect((await store(importId).expect(200)).body.stored).toBe(4);
    expect((await inBank()).map(({ code }) => code)).toEqual(
      [7, 8, 9, 10, 11].map((n) => `sleep-00${String(n).padStart(2, '0')}`),
    );
  });

  it('stores an import once despite two simultaneous requests, and two imports one after the other', async () => {
    const [one, other] = [await upload(), await upload(PAPER.replaceAll('婴', '幼'))];
    await settle(one);
    await settle(other, 'feeding');
    const replies = await Promise.all([store(one), store(one), store(other)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    const codes = (await inBank()).map(({ code }) => code);
    expect(codes).toHaveLength(9);
    expect(new Set(codes).size).toBe(9);
  });

  it('forgets questions after fourteen days, and at once those whose reading was cut off by a crash', async () => {
    const importId = await upload();
    const other = await upload(PAPER, 'b.txt');
    await test.database.execute(`UPDATE paper_import SET state = 'reading' WHERE id = ?`, [other]);
    test.clock.advance(150_001);
    await test.get(TidyPaperImports).tidy();
    expect(await overview(other)).toMatchObject({ state: 'refused', fault: { code: 'IMPORT_INTERRUPTED' } });
    expect(await items(other)).toEqual([]);
    expect(await items(importId)).toHaveLength(5);
    test.clock.advance(14 * 24 * 60 * 60 * 1000);
    await test.get(TidyPaperImports).tidy();
    expect(await overview(importId)).toMatchObject({ state: 'expired', counts: { all: 0 } });
    await store(importId).expect(409, /PAPER_IMPORT_NOT_READY/);
  });
});
