import type { Browser, Page } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import type { Language } from './in-language';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    export: '导出',
    exportTitle: '导出试题',
    lost: '此格式可完整保留全部内容。',
    word: 'Word 试卷，含答案（.docx）',
    wordLost: '此格式不能保留：',
    download: '下载',
    exclude: '设为互斥',
    excluded: /已设为互斥/,
    never: /不会与本题同卷出现/,
    used: '使用情况',
    release: '移出互斥组',
    released: '此题已移出互斥组。',
    bin: '回收站',
    binTitle: '已删除的试题',
    template: '下载模板',
    create: '新建试题',
    earns: /本题的 2\/3/,
    policy: '少选得部分分，错选不得分',
  },
  en: {
    export: 'Export',
    exportTitle: 'Export questions',
    lost: 'This format keeps everything.',
    word: 'Word paper with keys (.docx)',
    wordLost: 'This format cannot keep:',
    download: 'Download',
    exclude: 'Mark as mutually exclusive',
    excluded: /exclude each other\./,
    never: 'Never on the same paper as',
    used: 'Where it is used',
    release: 'Remove from group',
    released: 'The question no longer excludes any other.',
    bin: 'Bin',
    binTitle: 'Deleted questions',
    template: 'Download template',
    create: 'New question',
    earns: /2\/3 of the points/,
    policy: 'Partial credit if nothing is wrong',
  },
};

describe('a trainer with the questions of a bank', () => {
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
    await page.locator('.ant-table-row').first().waitFor();
    return page;
  }

  it.each(CONSOLE_VIEWS)(
    'exports with a list of losses, makes questions exclude each other, and sees their uses (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openBank(language, width);
      await page
        .getByRole('button', { name: words.export, exact: true })
        .or(page.getByRole('button', { name: /导出|^export Export/ }))
        .first()
        .click();
      const dialog = page.getByRole('dialog', { name: words.exportTitle });
      await dialog.locator('.ant-alert').waitFor();
      await lookAt({ page, name: `export ${language} ${width}` });
      await dialog.getByRole('combobox').click();
      await page.getByTitle(words.word).dispatchEvent('click');
      await dialog.getByText(words.wordLost).waitFor();
      // On a busy machine the list stays open when it was still sliding in; a click beside it closes it.
      await dialog.getByText(words.exportTitle, { exact: true }).first().click();
      await dialog.locator('#export-format[aria-expanded="false"]').waitFor();
      await lookAt({ page, name: `export word ${language} ${width}` });
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: words.download }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/\.docx$/);
      await dialog.waitFor({ state: 'hidden' });

      const boxes = page.locator('.ant-table-row .ant-checkbox-input');
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await page.getByRole('button', { name: words.exclude }).click();
      await lookAt({ page, name: `exclude ${language} ${width}` });
      await page.locator('.ant-modal-confirm .ant-btn-primary').click();
      await page.getByText(words.excluded).first().waitFor();
      await page.locator('.ant-table-row .console-link').first().click();
      const drawer = page.locator('.ant-drawer-body');
      await drawer.getByText(words.never).waitFor();
      await drawer.getByText(words.used, { exact: true }).scrollIntoViewIfNeeded();
      await lookAt({ page, name: `exclusions and uses ${language} ${width}` });
      await drawer.getByRole('button', { name: words.release }).click();
      await page.getByText(words.released).waitFor();
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: words.bin }).click();
      await page.getByRole('dialog', { name: words.binTitle }).locator('.ant-table').waitFor();
      await lookAt({ page, name: `bin ${language} ${width}` });
      await page.close();
    },
    120_000,
  );

  it.each(CONSOLE_VIEWS)(
    'tries an answer and sees what it earns under each policy (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openBank(language, width);
      await page.getByRole('link', { name: words.create }).click();
      await page.locator('.editor-phone').waitFor();
      await choose(page, 'X');
      await page.getByLabel(language === 'en' ? 'Question' : '题干', { exact: true }).fill('测试多选题？');
      for (const [index, letter] of ['A', 'B', 'C', 'D'].entries()) {
        const option = page.getByLabel(language === 'en' ? `Options ${letter}` : `选项 ${letter}`, { exact: true });
        await option.fill(`测试选项${index + 1}`);
        if (index < 3) await option.press('Alt+Enter');
      }
      await page.locator('.editor-phone .option').nth(0).click();
      await page.locator('.editor-phone .option').nth(1).click();
      await page.locator('.editor-tried button').click();
      await page.locator('.editor-tried').getByText(words.earns).first().waitFor();
      await page.locator('.editor-tried').getByText(words.policy).waitFor();
      await lookAt({ page, name: `tried ${language} ${width}`, fullPage: true });
      await page.close();
    },
    120_000,
  );

  /** Selects the type of the question by its code. */
  async function choose(page: Page, code: string): Promise<void> {
    await page.locator('.ant-select').first().click();
    await page.locator('.ant-select-item-option').filter({ hasText: code }).first().click();
  }
});
