import type { Browser } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    messages: '消息与举手',
    set: /设\s?置\s?日\s?期/,
    takeBack: /撤\s?回/,
    reason: '原因',
    day: '日期',
    tooEarly: /或以后的日期/,
    planned: /^将于 20\d\d-\d\d-\d\d 删除$/,
    none: '未设置日期',
  },
  en: {
    messages: 'Messages and raised hands',
    set: /^Set a date$/,
    takeBack: /^Take back$/,
    reason: 'Reason',
    day: 'Day',
    tooEarly: /^Choose a day from/,
    planned: /^To be erased on 20\d\d-\d\d-\d\d$/,
    none: 'No date set',
  },
} as const;
const TABS = ['.ant-tabs-nav'];

describe('what of an exam is kept, in the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let office: ExamOffice;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    office = await ExamOffice.open(server);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(CONSOLE_VIEWS)(
    'is planned to be erased with a day and a reason, and taken back (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const { examId } = await office.exam({ title: '测试考试', policies: {}, candidates: 2, rehearsal: false });
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=retention` });
      const card = page.locator('.ant-card').filter({ hasText: words.messages });
      await card.waitFor();
      await lookAt({ page, name: `retention-${language}`, without: TABS, fullPage: true });
      await card.getByRole('button', { name: words.set }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.reason).fill('测试到期');
      await dialog.getByLabel(words.day).fill('2026-01-01');
      await dialog.getByRole('button', { name: words.set }).click();
      await dialog.getByText(words.tooEarly).waitFor();
      await lookAt({ page, name: `retention-set-${language}`, without: TABS });
      await dialog.getByLabel(words.day).fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
      await dialog.getByRole('button', { name: words.set }).click();
      await dialog.waitFor({ state: 'hidden' });
      await card.getByText(words.planned).waitFor();
      await lookAt({ page, name: `retention-planned-${language}`, without: TABS, fullPage: true });
      await card.getByRole('button', { name: words.takeBack }).click();
      await dialog.getByLabel(words.reason).fill('设置有误');
      await dialog.getByRole('button', { name: words.takeBack }).click();
      await dialog.waitFor({ state: 'hidden' });
      await card.getByText(words.none, { exact: true }).waitFor();
      await page.close();
    },
    90_000,
  );
});
