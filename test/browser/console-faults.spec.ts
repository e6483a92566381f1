import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';
import { aMember } from './staff-member';

const WORDS = {
  'zh-CN': {
    import: '导入 YAML 题库',
    start: '检查并导入',
    faults: [
      '第 7 行',
      '题目 NUT-001',
      '难度（difficulty）：须为 1（很易）至 5（很难）的整数，不加引号。',
      '解析（rationale）：缺少此项，请补写。',
      '题组 NUT-G01',
      /字段名后须为英文冒号加一个空格/,
    ],
    whose: '本次考试由福建省或其上级机构的管理员统一评分和发布成绩。',
    notYet: '成绩尚未发布。',
    title: '标题',
    body: '正文（Markdown）',
    save: /保\s*存/,
    html: '正文：含有 HTML 代码 <b>，请删除；如果表示“小于”，请在 < 后加一个空格。',
  },
  en: {
    import: 'Import YAML bank',
    start: 'Check and import',
    faults: [
      'Line 7',
      'Question NUT-001',
      'difficulty: Write a whole number from 1 (very easy) to 5 (very hard), without quotes.',
      'rationale: This field is missing. Add it.',
      'Group NUT-G01',
      /lacks a colon followed by a space/,
    ],
    whose: /^The administrators of .* grade this exam and release the results/,
    notYet: 'Results have not been released yet.',
    title: 'Title',
    body: 'Text (Markdown)',
    save: 'Save',
    html: 'Text: This contains HTML, <b>. Remove it, or put a space after the < if it means “less than”.',
  },
};

const QUESTIONS = `domain: nutrition
sources:
  who: {issuer: 示例机构, title: 示例文件}
questions:
  - id: NUT-001
    type: single_choice
    difficulty: 9
    status: published
    knowledgePoint: 示例
    stem: 示例题干？
    options: [甲, 2, 丙]
    key: b
    sorce: who
  - {type: true_false, status: ready, difficulty: 1, knowledgePoint: 示例, stem: 示例, key: "true"}
  - {id: NUT 003, type: numeric, status: draft, difficulty: 1, knowledgePoint: 示例, stem: 示例, value: 12, tolerance: 少许}
  - {id: NUT-004, type: multiple_choice, status: draft, difficulty: 1, knowledgePoint: 示例, stem: "", options: [甲], key: [A]}
  - {id: NUT-005, type: choice, status: draft, difficulty: 1, knowledgePoint: 示例, stem: 示例}
groups:
  - {id: NUT-G01, format: A3, questions: [{id: NUT-G01-1, type: essay, format: A1, status: draft, difficulty: 1, knowledgePoint: 示例, stem: 示例}]}
`;
const CONTENT = `domain: first-aid
questions:
  - {id: AID-001, type: single_choice, status: draft, difficulty: 1, knowledgePoint: 示例, stem: "见 ![图](pictures/absent.png)", options: [甲, 甲, "<b>丙</b>"], key: E, source: none}
  - {id: AID-001, type: fill_in, status: draft, difficulty: 1, knowledgePoint: 示例, stem: '$\\\\fraq{m}$ 为 ____ 和 ____', blanks: [[一]]}
  - {id: AID-003, type: matching, status: draft, difficulty: 1, knowledgePoint: 示例, stem: '![图](https://example.org/a.png)', prompts: [一, 二], options: [甲, 乙], key: [A, B, A]}
  - {id: AID-004, type: numeric, status: draft, difficulty: 1, knowledgePoint: 示例, stem: 示例, value: "1", tolerance: "-1"}
`;

describe('faults in the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    folder = mkdtempSync(join(tmpdir(), 'sunflower-folder-'));
    for (const domain of ['nutrition', 'first-aid', 'adhd']) mkdirSync(join(folder, domain));
    writeFileSync(
      join(folder, 'bank.yaml'),
      'code: broken-bank\ntitle: 示例题库\ndomains: [{code: nutrition, title: 营养}, {code: first-aid, title: 急救}, {code: first-aid, title: 急救}]\n',
    );
    writeFileSync(join(folder, 'nutrition/questions.yaml'), QUESTIONS);
    writeFileSync(join(folder, 'first-aid/questions.yaml'), CONTENT);
    writeFileSync(join(folder, 'adhd/questions.yaml'), 'domain：adhd\nquestions: []\n');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  it.each(CONSOLE_VIEWS)(
    'in the files of a bank are shown with line, question and what to do (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/banks' });
      await page.getByRole('button', { name: words.import }).click();
      const drawer = page.getByRole('dialog');
      await drawer.locator('input[webkitdirectory]').setInputFiles(folder);
      await drawer.getByRole('button', { name: words.start }).click();
      await drawer.getByRole('table').waitFor();
      const told: string[] = [];
      const pages = drawer.locator('.ant-pagination-item');
      for (let place = 0; place < (await pages.count()); place += 1) {
        await pages.nth(place).click();
        await drawer.getByRole('table').scrollIntoViewIfNeeded();
        await lookAt({ page, name: `bank-faults-${place + 1}-${language}` });
        if (place === 0) for (const text of words.faults.slice(-1)) await drawer.getByText(text).waitFor();
        told.push(
          ...(await drawer.locator('.console-fault').allInnerTexts()),
          ...(await drawer.locator('.console-fault-place').allInnerTexts()),
        );
      }
      const all = told.join('\n');
      for (const text of words.faults) expect(all).toMatch(text);
      expect(await drawer.locator('.console-fault').count()).toBeGreaterThan(3);
      if (language === 'zh-CN')
        expect(told.filter((text) => /must be|write the|correct its|lacks|holds/.test(text))).toEqual([]);
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'in the text of a reading unit name what is wrong (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/training/new' });
      await page.getByLabel(words.title, { exact: true }).fill('测试');
      await page.getByLabel(words.body).fill('<b>重点</b>');
      await page.getByRole('button', { name: words.save }).click();
      await page.getByText(words.html).waitFor();
      await lookAt({ page, name: `unit-fault-${language}` });
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'do not appear for a county without the right to release: it sees who releases results (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const office = await ExamOffice.open(server);
      const { examId } = await office.exam({ title: `示例考试 ${language} ${width}`, policies: {} });
      const username = `county-${language.toLowerCase()}-${width}`;
      const { password } = await aMember({ server, office, username });
      const page = await openConsole({
        browser,
        server,
        language,
        width,
        path: `/exams/${examId}?tab=results`,
        username,
        password,
      });
      await page.getByText(words.whose).waitFor();
      await page.getByText(words.notYet).waitFor();
      // When antd's tabs overflow, the tablist contains a button.
      await lookAt({ page, name: `county-results-${language}`, without: ['.ant-tabs-nav'] });
    },
    60_000,
  );
});
