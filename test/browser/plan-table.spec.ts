import type { Browser, Page } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    add: '添加列',
    dialog: '列设置',
    kinds: '题型',
    single: '单项选择题',
    multiple: '多项选择题',
    done: /确\s*定/,
    total: '7 题 · 7 分',
    short: /缺 \d+ 题/,
    nothing: '未粘贴任何内容：',
    list: '列表',
  },
  en: {
    add: 'Add columns',
    dialog: 'Column',
    kinds: 'Question types',
    single: 'Single choice',
    multiple: 'Multiple choice',
    done: 'Done',
    total: '7 · 7 points',
    short: /\d+ missing/,
    nothing: 'Nothing was pasted:',
    list: 'List',
  },
};

const cell = (page: Page, place: string) => page.locator(`[data-cell="${place}"]`);

/** As from a spreadsheet. */
const paste = (page: Page, place: string, text: string) =>
  cell(page, place).evaluate((input, pasted) => {
    const { DataTransfer: Data, ClipboardEvent: Pasted } = globalThis as unknown as {
      DataTransfer: new () => { setData: (type: string, value: string) => void };
      ClipboardEvent: new (type: string, init: object) => object;
    };
    const clipboardData = new Data();
    clipboardData.setData('text/plain', pasted);
    (input as unknown as { dispatchEvent: (event: object) => void }).dispatchEvent(
      new Pasted('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

describe('the plan of a paper as a table', () => {
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

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  it.each(CONSOLE_VIEWS)(
    'is typed by keyboard, pasted from a spreadsheet, and adds up (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/exams/new' });
      await page.getByRole('button', { name: words.add }).click();
      const dialog = page.getByRole('dialog', { name: words.dialog });
      const kinds = dialog.getByLabel(words.kinds);
      for (const kind of [words.single, words.multiple]) {
        await kinds.fill(kind);
        await page.locator('.ant-select-item-option', { hasText: kind }).first().click();
      }
      // The list of kinds stays open over the buttons.
      await dialog.getByText(words.dialog, { exact: true }).click();
      await lookAt({ page, name: `plan-columns-${language}` });
      await dialog.getByRole('button', { name: words.done }).click();
      await dialog.waitFor({ state: 'hidden' });

      await cell(page, '0:0').focus();
      await page.keyboard.type('1');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type('2');
      await page.keyboard.press('Enter');
      await page.keyboard.type('4');
      await page.getByRole('cell', { name: words.total }).waitFor();
      expect(await cell(page, '1:1').inputValue()).toBe('4');

      await paste(page, '0:0', '5\t六\n7\t8');
      await page.getByText(words.nothing).waitFor();
      expect(await cell(page, '0:0').inputValue()).toBe('1');
      await lookAt({ page, name: `plan-fault-${language}` });

      await paste(page, '0:0', '3\t\r\n0\t190\r\n');
      await page.getByText(words.short).first().waitFor();
      expect(await cell(page, '0:0').inputValue()).toBe('3');
      expect(await cell(page, '0:1').inputValue()).toBe('');
      await lookAt({ page, name: `plan-short-${language}` });

      // The list shows the same two draws.
      await page.getByText(words.list, { exact: true }).click();
      await page.locator('.console-draw').nth(1).waitFor();
      expect(await page.locator('.console-draw').count()).toBe(2);
    },
    60_000,
  );
});
