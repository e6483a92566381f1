import type { Browser, Page } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import type { Language } from './in-language';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    search: '搜索题干、选项、材料、题号、知识点',
    all: '选择已显示的全部试题',
    change: '批量修改…',
    difficulty: '难度',
    store: /^修改 \d+ 题$/,
    done: /已处理 \d+ 题/,
    duplicates: '相似试题',
    begin: /查找/,
    keep: '两题都保留',
    decided: '已处理',
    points: '知识点',
    accept: '设为知识点',
    save: /^保\s?存$/,
  },
  en: {
    search: 'Search stems, options, cases, codes …',
    all: 'Select all shown',
    change: 'Change …',
    difficulty: 'Difficulty',
    store: /^Change \d+ questions$/,
    done: /Done: \d+ questions/,
    duplicates: 'Near-duplicates',
    begin: /Search (this bank|again)/,
    keep: 'Keep both',
    decided: 'Decided',
    points: 'Knowledge points',
    accept: 'Add as point',
    save: 'Save',
  },
};

describe('the questions of a bank in the console', () => {
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

  /** Creates two questions that differ in one word, as the editor sends them. */
  async function writeTwins({ page, mark }: { page: Page; mark: string }): Promise<void> {
    const bankId = /banks\/([^/?]+)/.exec(page.url())?.[1] as string;
    await page.evaluate(
      async ({ id, text }) => {
        const bank = (
          (await (await fetch('/api/v1/question-banks')).json()) as { id: string; domains: { code: string }[] }[]
        ).find((one) => one.id === id);
        for (const word of ['为', '是']) {
          const question = {
            type: 'single_choice',
            difficulty: 2,
            knowledgePoint: `测试知识点${text}`,
            stem: `测试题${text}：婴幼儿独自睡眠时最为安全的体位${word}下列哪一种？`,
            options: ['测试仰卧位', '测试俯卧位', '测试侧卧位'],
            key: 'A',
          };
          await fetch(`/api/v1/question-banks/${id}/questions`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ file: { domain: bank?.domains[0]?.code, questions: [question] } }),
          });
        }
      },
      { id: bankId, text: mark },
    );
  }

  it.each(CONSOLE_VIEWS)(
    'are found while typing, changed in bulk, and compared with each other (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openBank(language, width);
      await page.getByPlaceholder(words.search).waitFor();
      const mark = `${language}${width}`;
      await writeTwins({ page, mark });
      await page.getByPlaceholder(words.search).pressSequentially(`${mark} 安全`);
      const list = page.locator('.ant-table-tbody tr.ant-table-row');
      await page.getByText(language === 'en' ? '2 questions' : '共 2 题', { exact: true }).waitFor();
      expect(await list.count()).toBe(2);
      expect(new URL(page.url()).searchParams.get('search')).toBe(`${mark} 安全`);
      await page.getByLabel(words.all).check();
      await lookAt({ page, name: `ticked questions ${language} ${width}`, fullPage: true });
      await page.getByRole('button', { name: words.change }).click();
      await page.getByRole('dialog').getByLabel(words.difficulty).click();
      // Two steps down: past the second level, which the questions have, to the third.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').locator('.bulk-effects tr.ant-table-row').first().waitFor();
      await lookAt({ page, name: `bulk edit ${language} ${width}` });
      await page.getByRole('dialog').getByRole('button', { name: words.store }).click();
      await page.getByText(words.done).waitFor();

      await page.getByRole('link', { name: words.duplicates }).click();
      await page.getByRole('button', { name: words.begin }).click();
      // The pairs created for earlier views are near-duplicates of these too.
      const others = CONSOLE_VIEWS.map(([one, wide]) => `${one}${wide}`).filter((one) => one !== mark);
      const pair = page.locator('.ant-card').filter({ hasText: mark, hasNotText: new RegExp(others.join('|')) });
      await pair.first().waitFor();
      expect((await pair.locator('mark').allTextContents()).sort()).toEqual(['为', '是'].sort());
      await lookAt({ page, name: `near duplicates ${language} ${width}`, fullPage: true });
      await pair.getByRole('button', { name: words.keep, exact: true }).click();
      await page.getByText(words.decided, { exact: true }).click();
      await pair.first().waitFor();

      await page.goBack();
      await page.getByRole('link', { name: words.points }).click();
      const proposed = page.getByRole('row').filter({ hasText: `测试知识点${mark}` });
      await page
        .locator('details')
        .filter({ hasText: `测试知识点${mark}` })
        .locator('summary')
        .click();
      await proposed.getByRole('button', { name: words.accept }).click();
      await lookAt({ page, name: `new knowledge point ${language} ${width}` });
      await page.getByRole('dialog').getByRole('button', { name: words.save }).click();
      await page.getByRole('link', { name: `测试知识点${mark}` }).waitFor();
      await lookAt({ page, name: `knowledge points ${language} ${width}`, fullPage: true });
      await page.getByRole('link', { name: `测试知识点${mark}` }).click();
      await page.getByText(language === 'en' ? '2 questions' : '共 2 题', { exact: true }).waitFor();
      await page.close();
    },
    120_000,
  );
});
