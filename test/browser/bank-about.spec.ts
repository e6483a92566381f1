import type { Browser, Page } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import type { Language } from './in-language';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    create: '新建试题',
    stem: '题干',
    point: '知识点',
    rationale: '解析',
    option: (letter: string) => `选项 ${letter}`,
    issuer: '发布机构',
    title: '文献名称',
    year: '年份',
    place: '页码或章节',
    today: /^今\s?天$/,
    level: '认知层次',
    judgement: '分析判断',
    tags: '标签',
    reviewDate: '复核日期',
    stored: /^已保存：/,
    more: '更多筛选',
    moreSet: /^更多筛选（1）$/,
    found: '共 1 题',
    all: '选择已显示的全部试题',
    change: '批量修改…',
    addTags: '添加标签',
    apply: /^修改 1 题$/,
    done: /已处理 1 题/,
    due: /应在 2026-01-01 前复核/,
    rules: '题库规则',
    set: '设置题库规则',
    open: '练习库',
    two: '两人审核',
    reason: '原因',
  },
  en: {
    create: 'New question',
    stem: 'Question',
    point: 'Knowledge point',
    rationale: 'Rationale',
    option: (letter: string) => `Options ${letter}`,
    issuer: 'Issued by',
    title: 'Document',
    year: 'Year',
    place: 'Page or section',
    today: 'Today',
    level: 'Cognitive level',
    judgement: 'Judgement',
    tags: 'Tags',
    reviewDate: 'Review by',
    stored: /^Saved as /,
    more: 'More filters',
    moreSet: /^More filters \(1\)$/,
    found: '1 question',
    all: 'Select all shown',
    change: 'Change …',
    addTags: 'Add tags',
    apply: /^Change 1 question$/,
    done: /Done: 1 question/,
    due: /due for review by 2026-01-01/,
    rules: 'Rules',
    set: 'Set the rules of the bank',
    open: 'Open bank',
    two: 'Two reviewers',
    reason: 'Reason',
  },
};

describe('what a question is about, in the console', () => {
  let server: DemoServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function openBank(language: Language, width: number, username: string): Promise<Page> {
    const page = await openConsole({ browser, server, language, width, path: '/banks', username });
    await page.locator('.console-card a').first().click();
    return page;
  }

  it.each(CONSOLE_VIEWS)(
    'is written beside it, found again and set in many at once (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const tag = `标签${language}${width}`;
      const page = await openBank(language, width, 'trainer');
      await page.getByRole('link', { name: words.create }).click();
      const field = (label: string) => page.getByLabel(label, { exact: true });
      await field(words.stem).fill(`测试题干 ${tag}？`);
      await field(words.point).fill('测试知识点');
      await field(words.option('A')).fill('测试甲');
      await field(words.option('B')).fill('测试乙');
      await field(words.option('B')).press('Alt+Enter');
      await field(words.rationale).fill('测试解析。');
      await field(words.issuer).fill('测试机构');
      await field(words.title).fill('测试文件');
      await field(words.year).fill('2020');
      await field(words.place).fill('第 3 章');
      await page.getByRole('button', { name: words.today }).click();
      // The label of a list has what is chosen in it too.
      const list = (label: string) => page.getByLabel(new RegExp(`^${label}`));
      await list(words.level).click();
      // From the first level to the third.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await list(words.tags).fill(tag);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await field(words.reviewDate).fill('2026-01-01');
      await page.getByText(words.due).waitFor();
      await lookAt({ page, name: `about editor ${language}`, fullPage: true });
      await field(words.stem).press('Control+s');
      await page.getByText(words.stored).waitFor();
      await page.getByRole('dialog').getByText('第 3 章').waitFor();
      await page.getByRole('dialog').getByText(words.judgement, { exact: true }).waitFor();
      await lookAt({ page, name: `about drawer ${language}` });

      const { pathname } = new URL(page.url());
      await page.goto(`${server.url}${pathname}?tag=${encodeURIComponent(tag)}`);
      await page.getByRole('button', { name: words.moreSet }).waitFor();
      await page.getByText(words.found, { exact: true }).waitFor();
      await lookAt({ page, name: `about filters ${language}`, fullPage: true });
      await page.getByLabel(words.all).check();
      await page.getByRole('button', { name: words.change }).click();
      await page.getByRole('dialog').getByLabel(words.addTags).fill(`另一${tag}`);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').locator('.bulk-effects tr.ant-table-row').first().waitFor();
      await lookAt({ page, name: `about bulk ${language}` });
      await page.getByRole('dialog').getByRole('button', { name: words.apply }).click();
      await page.getByText(words.done).waitFor();
      await page.close();
    },
    120_000,
  );

  it.each(CONSOLE_VIEWS)(
    'and the rules of its bank, which its owner sets with a reason (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openBank(language, width, 'admin');
      await page.getByRole('button', { name: words.rules }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: words.open }).check();
      await dialog.getByRole('radio', { name: words.two }).check();
      await lookAt({ page, name: `bank rules ${language}` });
      await dialog.getByLabel(words.reason).fill('测试原因');
      await dialog.getByRole('button', { name: words.set }).click();
      await page.locator('h2 .ant-tag').filter({ hasText: words.open }).waitFor();
      expect(await page.locator('h2 .ant-tag').allTextContents()).toEqual([words.open, words.two]);
      await lookAt({ page, name: `bank page ${language}`, fullPage: true });
      await page.close();
    },
    120_000,
  );
});
