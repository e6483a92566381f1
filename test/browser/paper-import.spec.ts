import type { Browser, Page } from 'playwright-core';
import { untidyPapers } from '../fixtures/papers/untidy-papers';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    open: '查看试题',
    start: '导入试卷',
    domain: '归入领域',
    store: /入库 (\d+) 题（草稿）/,
    stored: /本文件的 \d+ 题已作为草稿入库。/,
    drafts: '查看草稿',
    draft: '草稿',
    duplicates: /^连同疑似重复/,
    paste: '改为粘贴文字',
    pasted: '把试题连同选项和答案按原样粘贴到这里',
    recognise: '识别试题',
    toMend: /^需修改 \d/,
    mend: /^修\s*改$/,
    right: 'B 为正确答案',
    saveNext: '保存，改下一题',
    mended: '已修改',
    issuer: '发布机构',
    document: '文献名称',
    year: '年份',
    refused: '这个文件无法导入。',
  },
  en: {
    open: 'Browse questions',
    start: 'Import paper',
    domain: 'Domain',
    store: /Add (\d+) as drafts/,
    stored: /\d+ questions from this file were added to the bank as drafts\./,
    drafts: 'Show drafts',
    draft: 'Draft',
    duplicates: /possible duplicates$/,
    paste: 'Paste text instead',
    pasted: 'Questions with their options and answers, as they appear in the paper',
    recognise: 'Find questions',
    toMend: /^To fix \d/,
    mend: 'Fix',
    right: 'B is correct',
    saveNext: 'Save and fix next',
    mended: 'fixed',
    issuer: 'Issued by',
    document: 'Document',
    year: 'Year',
    refused: 'This file cannot be imported.',
  },
};

const PASTED = (run: string) => `一、单项选择题
1. 测试${run}：以下哪一项属于回应性喂养
A. 强迫进食  B. 观察饥饱信号  C. 边看电视边喂  D. 限时喂完
答案：B
2. 测试${run}：这一题没有写答案，应当指出
A. 甲
B. 乙
C. 丙
D. 丁
`;

describe('a trainer imports a paper into a bank', () => {
  let server: DemoServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchChromium()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function toImport({ page, language }: { page: Page; language: 'zh-CN' | 'en' }): Promise<void> {
    await page.getByRole('link', { name: WORDS[language].open }).first().click();
    await page.getByRole('link', { name: WORDS[language].start }).click();
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  }

  it.each(CONSOLE_VIEWS)(
    'from a Word file to drafts in six clicks (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/banks' });
      await toImport({ page, language });
      await lookAt({ page, name: `paper-choose-${language}-${width}`, fullPage: true });
      const paper = untidyPapers()[language === 'en' ? 3 : 4]!;
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: paper.name, mimeType: 'application/octet-stream', buffer: Buffer.from(paper.bytes) });
      await page.locator('.paper-item').first().waitFor();
      await lookAt({ page, name: `paper-check-${language}-${width}` });
      await page.getByRole('combobox', { name: words.domain }).click();
      await page.locator('.ant-select-item-option').first().click();
      // Until the server has the domain, the page asks for it instead of storing.
      await page.locator('.paper-settings .ant-select-status-warning').waitFor({ state: 'detached' });
      // An earlier view may have imported the same questions.
      const duplicates = page.getByRole('checkbox', { name: words.duplicates });
      if ((await duplicates.count()) > 0) await duplicates.check();
      await page.getByRole('button', { name: words.store }).click();
      await page.getByText(words.stored).waitFor();
      await lookAt({ page, name: `paper-stored-${language}-${width}` });
      await page.getByRole('link', { name: words.drafts }).click();
      await page.locator('td').getByText(words.draft, { exact: true }).first().waitFor();
    },
    120_000,
  );

  it.each(CONSOLE_VIEWS)(
    'and fixes a question next to its source, without a mouse (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/banks' });
      await toImport({ page, language });
      await page.getByRole('button', { name: words.paste }).click();
      await page.getByLabel(words.pasted).fill(PASTED(`${language}${width}`));
      await page.getByRole('button', { name: words.recognise }).click();
      // The source of all questions is kept with the draft import.
      const field = (label: string) => page.getByLabel(label, { exact: true });
      await field(words.issuer).fill('测试机构');
      await field(words.document).fill('测试文献');
      await field(words.year).fill('2024');
      const kept = page.waitForResponse((reply) => reply.url().endsWith('/settings') && reply.ok());
      await field(words.year).press('Enter');
      await kept;
      await page.reload();
      await field(words.document).waitFor();
      expect(await field(words.document).inputValue()).toBe('测试文献');
      await page.getByRole('button', { name: words.toMend }).click();
      await page.locator('.paper-item-faulty').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('body').press('j');
      await page.locator('.paper-item:focus').waitFor();
      await page.keyboard.press('e');
      await page.getByLabel(words.right).check();
      await lookAt({ page, name: `paper-mend-${language}-${width}`, fullPage: true });
      await page.keyboard.press('Control+Enter');
      await page.getByText(words.mended, { exact: true }).waitFor();
      await page.locator('.paper-item-good').waitFor();
      await lookAt({ page, name: `paper-mended-${language}-${width}` });
    },
    120_000,
  );

  it('and is told why a file cannot be used and what to do', async () => {
    const page = await openConsole({ browser, server, language: 'zh-CN', width: 360, path: '/banks' });
    await toImport({ page, language: 'zh-CN' });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '旧试卷.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 test') });
    await page.getByText(WORDS['zh-CN'].refused).waitFor();
    await lookAt({ page, name: 'paper-refused' });
  }, 60_000);
});
