import type { Browser, Page } from 'playwright-core';
import { fillStaffSignIn, sendStaffSignIn } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

// Replies 404 to whoever signs in before the paper is prepared; the start then brings the paper.
const PAPER_PATH = '/api/v1/candidate/paper';

const VIEWS = [
  ['a phone', { width: 360, height: 740 }],
  ['a desktop', { width: 1280, height: 800 }],
] as const;

describe('the built web app in Chromium', () => {
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

  async function open(viewport: { width: number; height: number }): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      const isExpected = message.text().includes('401') || message.location().url.endsWith(PAPER_PATH);
      if (message.type() === 'error' && !isExpected) faults.push(message.text());
    });
    return { page, faults };
  }

  // Only within fieldsets: the page's settings are checkboxes too.
  const choicesOf = (page: Page) =>
    page.locator('fieldset').getByRole('radio').or(page.locator('fieldset').getByRole('checkbox'));

  async function answer(page: Page): Promise<void> {
    await choicesOf(page).first().check();
  }

  it.each(VIEWS)(
    'takes a candidate from sign-in to receipt on %s',
    async (name, viewport) => {
      const { ticketNumber, accessCode } = server.tickets[VIEWS.findIndex(([view]) => view === name)]!;
      const { page, faults } = await open(viewport);
      await page.goto(server.url);
      await page.getByLabel('准考证号').fill(ticketNumber);
      await page.getByLabel('登录码').fill(accessCode);
      await lookAt({ page, name: 'sign-in' });
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByText('请核对考生信息').waitFor();
      await lookAt({ page, name: 'rules' });
      for (const box of await page.getByRole('checkbox').all()) await box.check();
      await page.getByRole('button', { name: '确认并继续' }).click();
      await page.getByRole('button', { name: '开始考试' }).click();
      await page.getByText('剩余时间').first().waitFor();
      await lookAt({ page, name: 'item' });
      for (let itemNumber = 1; itemNumber < 50; itemNumber += 1) {
        await answer(page);
        await page.getByRole('button', { name: /^(?:下一题|进入下一问)$/ }).click();
      }
      await page
        .getByText(/已保存 \d\d:\d\d:\d\d/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: '检查交卷' }).first().click();
      await page.getByRole('heading', { name: '检查与交卷' }).waitFor();
      await lookAt({ page, name: 'review' });
      await page.getByRole('button', { name: '交卷', exact: true }).click();
      await page.getByRole('button', { name: '确定交卷' }).click();
      await page
        .getByText(/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/)
        .first()
        .waitFor();
      await lookAt({ page, name: 'receipt' });
      expect(faults).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  it('continues at the same place with the saved answers after a reload', async () => {
    const { ticketNumber, accessCode } = server.tickets[2]!;
    const { page } = await open(VIEWS[0][1]);
    await page.goto(`${server.url}/#ticket=${ticketNumber}&code=${accessCode}`);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('请核对考生信息').waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '确认并继续' }).click();
    await page.getByRole('button', { name: '开始考试' }).click();
    await page.getByText('剩余时间').first().waitFor();
    await answer(page);
    await page
      .getByText(/已保存 \d\d:\d\d:\d\d/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByText('剩余时间').first().waitFor();
    await expect(choicesOf(page).first().isChecked()).resolves.toBe(true);
    await page.context().close();
  }, 60_000);

  it.each(VIEWS)(
    'shows an administrator the running exam on %s',
    async (_, viewport) => {
      const { page, faults } = await open(viewport);
      await fillStaffSignIn({ page, server });
      await lookAt({ page, name: 'console-sign-in' });
      await sendStaffSignIn(page);
      await page.getByRole('link', { name: /全省儿童保健家庭指导员培训考试/ }).click();
      await page.getByText('实时情况').waitFor();
      await lookAt({ page, name: 'console-exam' });
      await page.getByRole('tab', { name: '监考' }).click();
      await page
        .getByText(/演示考生\d{3}/)
        .first()
        .waitFor();
      await lookAt({ page, name: 'console-sessions' });
      expect(faults).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('reports a certificate that does not exist', async () => {
    const { page } = await open(VIEWS[0][1]);
    await page.goto(`${server.url}/verify/SFCH00000000000000`);
    await page
      .getByText(/没有|查无|查不到|不存在/)
      .first()
      .waitFor();
    await lookAt({ page, name: 'verify' });
    await page.context().close();
  }, 60_000);
});
