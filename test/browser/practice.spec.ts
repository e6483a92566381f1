import type { Browser } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    practise: '练习',
    start: '开始练习',
    check: '看答案',
    next: '下一题',
    finishNow: '提前结束',
    wrong: '回答错误。',
    result: /^答对 [01] 题，共 2 题。/,
    again: '再练一组',
    repeat: /^重做错题（\d）$/,
    atEnd: '全部答完后',
    count: '题数',
    notOpen: /这是考试库/,
  },
  en: {
    practise: 'Practise',
    start: 'Start',
    check: 'Check answer',
    next: 'Next question',
    finishNow: 'Finish now',
    wrong: 'Wrong.',
    result: /^[01] of 2 answers were correct\./,
    again: 'Practise again',
    repeat: /^Repeat my mistakes \(\d\)$/,
    atEnd: 'At the end',
    count: 'Number of questions',
    notOpen: /This bank is kept for exams/,
  },
};

describe('practising in the console', () => {
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

  it.each(CONSOLE_VIEWS)(
    'shows key and explanation after each question, and repeats what was wrong (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/banks', username: 'admin' });
      await page.locator('.console-card a').first().click();
      await page.waitForURL(/banks\/[0-9a-f-]{36}/);
      const bankId = /banks\/([0-9a-f-]{36})/.exec(page.url())![1]!;
      const setOpen = (isOpen: boolean) =>
        page.request.put(`${server.url}/api/v1/question-banks/${bankId}/rules`, {
          data: { isOpen, reviewersWanted: 1, reason: '供练习' },
        });
      await setOpen(false);
      await page.goto(`${server.url}/console/banks/${bankId}/practice`);
      await page.getByText(words.notOpen).waitFor();
      expect((await setOpen(true)).status()).toBe(204);
      await page.goto(`${server.url}/console/banks/${bankId}`);
      await page.getByRole('link', { name: words.practise, exact: true }).click();
      const button = (name: string | RegExp) => page.getByRole('button', { name });
      await button(words.start).waitFor();
      await lookAt({ page, name: `practice settings ${language}`, fullPage: true });

      await button(words.start).click();
      await button(words.check).waitFor();
      await lookAt({ page, name: `practice question ${language}`, fullPage: true });
      // Nothing chosen is a wrong answer.
      await button(words.check).click();
      await page.locator('.practice-verdict').getByText(words.wrong).waitFor();
      await lookAt({ page, name: `practice verdict ${language}`, fullPage: true });
      await button(words.next).click();
      const input = page.locator('.practice-paper').locator('input, textarea, select').first();
      await input.waitFor();
      if ((await input.getAttribute('type')) === 'radio') await input.check();
      await button(words.check).click();
      await page.locator('.practice-verdict').waitFor();
      await button(words.finishNow).click();
      await page.getByText(words.result).waitFor();
      await lookAt({ page, name: `practice result ${language}`, fullPage: true });

      await button(words.again).click();
      await button(words.repeat).click();
      await button(words.check).waitFor();
      await page.goto(`${server.url}/console/banks/${bankId}/practice`);
      await page.getByRole('radio', { name: words.atEnd }).check();
      await page.getByLabel(words.count).fill('1');
      await button(words.start).click();
      await page.locator('.practice-paper .item').waitFor();
      expect(await button(words.check).count()).toBe(0);
      await page.close();
    },
    120_000,
  );
});
