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
    option: (letter: string) => `选项 ${letter}`,
    kept: /草稿已自动保存/,
    fresh: '输入的内容会自动保存为草稿',
    drafts: /我未保存的草稿/,
    strip: '去掉字母',
    search: '搜索题干、选项、材料、题号、知识点',
    unfolds: /本病例逐步展开/,
    further: '病情进展（随本题给出）',
    stimulus: '共用病例',
    part: '病情进展',
  },
  en: {
    create: 'New question',
    stem: 'Question',
    point: 'Knowledge point',
    option: (letter: string) => `Options ${letter}`,
    kept: /Draft saved/,
    fresh: 'What you type is saved as a draft automatically.',
    drafts: /My unsaved drafts/,
    strip: 'Remove the letter',
    search: 'Search stems, options, cases, codes …',
    unfolds: /This case unfolds/,
    further: 'Later part of the case (comes with this question)',
    stimulus: 'Case',
    part: 'Later in the case',
  },
};

describe('writing a question in the console', () => {
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

  async function openBank(language: Language, width: number): Promise<Page> {
    const page = await openConsole({ browser, server, language, width, path: '/banks', username: 'trainer' });
    await page.locator('.console-card a').first().click();
    return page;
  }

  it.each(CONSOLE_VIEWS)(
    'keeps a draft when the tab is closed, and saves it by keyboard alone (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openBank(language, width);
      await page.getByRole('link', { name: words.create }).click();
      const stem = page.getByLabel(words.stem, { exact: true });
      await stem.fill(`测试题干 ${language} ${width}？`);
      await page.getByText(words.kept).waitFor();
      await page.close();

      const again = await openBank(language, width);
      await again.getByText(words.drafts).waitFor();
      await again.getByRole('link', { name: `测试题干 ${language} ${width}？` }).click();
      // Exact: the list's search field, shown until the editor has loaded, also mentions the knowledge point.
      await again.getByLabel(words.point, { exact: true }).fill('测试知识点');
      await again.getByLabel(words.option('A'), { exact: true }).focus();
      await again.keyboard.type('A. 甲');
      await again.keyboard.press('Enter');
      await again.keyboard.type('乙');
      await again.keyboard.press('Alt+Enter');
      await again.getByRole('button', { name: words.strip }).click();
      expect(await again.getByLabel(words.option('A'), { exact: true }).inputValue()).toBe('甲');
      // The candidate's preview.
      expect(await again.locator('.editor-phone .option').allTextContents()).toEqual(['A甲', 'B乙']);
      await lookAt({ page: again, name: `question editor ${language} ${width}`, fullPage: true });
      await stemOf(again, words.stem).press('Control+Enter');
      // The editor for the next question is empty.
      await stemOf(again, words.stem).and(again.locator(':placeholder-shown')).waitFor();
      await again.getByText(words.fresh).waitFor();
      await again.close();
      const list = await openBank(language, width);
      await list.getByPlaceholder(words.search).fill(`测试题干 ${language} ${width}`);
      await list.keyboard.press('Enter');
      await list.getByText(`测试题干 ${language} ${width}？`).waitFor();
      await list.getByText(words.drafts).waitFor({ state: 'detached' });
    },
    120_000,
  );

  it('leaves no draft of a question that took long to store', async () => {
    const words = WORDS['zh-CN'];
    const page = await openBank('zh-CN', 1280);
    await page.getByRole('link', { name: words.create }).click();
    await page.clock.install();
    const drafts: string[] = [];
    let isStored = false;
    page.on('request', (request) => {
      if (isStored && /drafts/.test(request.url()) && request.method() !== 'GET') drafts.push(request.method());
    });
    await page.route('**/question-banks/*/questions', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const response = await route.fetch();
      isStored = true;
      // The pause after the last key ends before the reply is there.
      await page.clock.runFor(10_000);
      await route.fulfill({ response });
    });
    await stemOf(page, words.stem).fill('测试题干，存得慢？');
    await page.getByLabel(words.point, { exact: true }).fill('测试知识点');
    await page.getByLabel(words.option('A'), { exact: true }).fill('甲');
    await page.getByLabel(words.option('B'), { exact: true }).fill('乙');
    await page.getByRole('radio').first().check();
    await page.keyboard.press('Control+Enter');
    await stemOf(page, words.stem).and(page.locator(':placeholder-shown')).waitFor();
    expect([isStored, drafts]).toEqual([true, []]);
    await page.close();
  }, 60_000);

  it.each(CONSOLE_VIEWS)(
    'writes a case that unfolds, and shows it as the candidate sees it (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openBank(language, width);
      await page.getByRole('link', { name: words.create }).click();
      await page.getByText(words.fresh).waitFor();
      await page.locator('.editor-fields').getByRole('combobox').first().click();
      // From the first type back over the end of the list, to the last but one.
      for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
      await page.getByText(words.unfolds).waitFor();
      await page.getByLabel(words.stimulus, { exact: true }).fill('测试病例：某测试儿童，5岁，咳嗽两天。');
      const further = page.getByLabel(words.further, { exact: true });
      expect(await further.count()).toBe(1);
      await further.fill('第三天出现发热。');
      await stemOf(page, words.stem).first().fill('测试病例的第一问？');
      await stemOf(page, words.stem).nth(1).fill('测试病例的第二问？');
      const part = page.locator('.editor-phone').getByRole('region', { name: words.part });
      expect(await part.textContent()).toContain('第三天出现发热。');
      expect(await page.locator('.editor-phone .stem').allTextContents()).toEqual([
        '测试病例的第一问？',
        '测试病例的第二问？',
      ]);
      await lookAt({ page, name: `unfolding case editor ${language} ${width}`, fullPage: true });
      await page.getByText(words.kept).waitFor();
      await page.close();
    },
    120_000,
  );
});

const stemOf = (page: Page, label: string) => page.getByLabel(label, { exact: true });
