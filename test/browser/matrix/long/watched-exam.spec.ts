import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startDemoServer, type DemoServer } from '../../demo-server';
import { ExamOffice } from '../../exam-office';
import { lookAt, PICTURES } from '../../inspect-page';
import { launchChromium } from '../../launch-chromium';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
const LONG_MS = 120_000;

describe('an exam with its policies, in Chromium', () => {
  let server: DemoServer;
  let office: ExamOffice;
  let browser: Browser;

  beforeAll(async () => {
    server = await startDemoServer();
    office = await ExamOffice.open(server);
    browser = await launchChromium();
  }, LONG_MS);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function signIn({
    ticket,
    viewport = PHONE,
    hasTouch = false,
  }: {
    ticket: { ticketNumber: string; accessCode: string };
    viewport?: typeof PHONE;
    hasTouch?: boolean;
  }): Promise<Page> {
    const page = await (
      await browser.newContext({ viewport, hasTouch, locale: 'zh-CN', acceptDownloads: true })
    ).newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${server.url}/#ticket=${ticket.ticketNumber}&code=${ticket.accessCode}`);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('请核对考生信息').waitFor();
    return page;
  }

  async function consent(page: Page): Promise<void> {
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '确认并继续' }).click();
  }

  async function start(page: Page): Promise<void> {
    await consent(page);
    await page.getByRole('button', { name: '开始考试' }).click();
    await page.getByText('剩余时间').first().waitFor();
  }

  const choices = (page: Page) =>
    page.locator('fieldset').getByRole('radio').or(page.locator('fieldset').getByRole('checkbox'));

  async function copyTheQuestion(page: Page): Promise<void> {
    await page.locator('.stem').first().selectText();
    await page.keyboard.press('Control+C');
  }

  const integrity = (some: object) => ({
    watched: ['leaving_page', 'copying_pasting', 'printing'],
    limit: 1,
    pastLimit: 'lock',
    ...some,
  });

  it.each([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ] as const)(
    'shows the rules, warns, is locked past the limit, and continues once unlocked, on %s',
    async (_, viewport) => {
      const { examId, tickets } = await office.exam({ title: '锁定测试', policies: { integrity: integrity({}) } });
      const page = await signIn({ ticket: tickets[0]!, viewport });
      await page
        .getByText('以上情况合计超过 1 次，考试将被锁定，须由监考员解锁后才能继续；锁定期间计时不停。')
        .waitFor();
      expect(await page.getByText('复制试题文字、粘贴内容').count()).toBe(1);
      expect(await page.getByText('网络地址发生变化').count()).toBe(0);
      await lookAt({ page, name: 'watched-rules', fullPage: true });
      await start(page);
      await copyTheQuestion(page);
      // The warning names this act only.
      await page.getByText('已记录第 1 次：复制或粘贴。', { exact: true }).waitFor();
      await lookAt({ page, name: 'watched-warning', fullPage: true });
      await copyTheQuestion(page);
      await page.getByRole('heading', { name: '考试已被锁定' }).waitFor();
      await page.getByText('超过了规定的 1 次').waitFor();
      await page.getByText('计时没有停止。').waitFor();
      await lookAt({ page, name: 'watched-locked', fullPage: true });
      await office.unlockAll(examId);
      await choices(page).first().check();
      await page
        .getByText(/已保存 \d\d:\d\d:\d\d/)
        .first()
        .waitFor();
      await page.context().close();
    },
    LONG_MS,
  );

  it(
    'shows whole sections, is submitted past the limit with the answers so far, and says why, even after a reload',
    async () => {
      const { tickets } = await office.exam({
        title: '自动交卷测试',
        policies: { integrity: integrity({ pastLimit: 'submit' }), presentation: 'section' },
      });
      const page = await signIn({ ticket: tickets[0]!, viewport: DESKTOP });
      await start(page);
      expect(await page.locator('.item').count()).toBe(2);
      await lookAt({ page, name: 'section', fullPage: true });
      await page.getByRole('button', { name: '下一题' }).click();
      await page.getByRole('button', { name: '下一题' }).click();
      await page.getByRole('heading', { name: '第 2 部分 案例题', level: 1 }).waitFor();
      expect(await page.locator('.item').count()).toBe(3);
      await lookAt({ page, name: 'section-case', fullPage: true });
      await copyTheQuestion(page);
      await page.getByText('超过 1 次将自动交卷。').waitFor();
      await copyTheQuestion(page);
      await page.locator('.item').nth(2).getByRole('radio').first().check();
      await page.getByRole('heading', { name: '系统已自动交卷' }).waitFor();
      await page
        .getByText(/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/)
        .first()
        .waitFor();
      // Answered after the act, and saved before the act was reported.
      await page.getByText('1 题', { exact: true }).waitFor();
      await lookAt({ page, name: 'watched-handed-in', fullPage: true });
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: '保存为图片' }).click();
      const receipt = await downloading;
      expect(receipt.suggestedFilename()).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}\.png$/);
      const file = PICTURES ? join(PICTURES, 'receipt-picture.png') : await receipt.path();
      if (PICTURES) await receipt.saveAs(file);
      expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
      await page.reload();
      await page.getByRole('heading', { name: '系统已自动交卷' }).waitFor();
      await page.context().close();
    },
    LONG_MS,
  );

  it(
    'reports events after a reload that could not be sent before',
    async () => {
      const { examId, tickets } = await office.exam({
        title: '断网测试',
        policies: { integrity: integrity({ limit: null }) },
      });
      const page = await signIn({ ticket: tickets[0]! });
      await start(page);
      const events = '**/api/v1/candidate/sessions/*/events';
      await page.route(events, (route) => route.abort());
      // The report on the clock is a separate request.
      const tried = page.waitForEvent(
        'requestfailed',
        (request) => request.url().endsWith('/events') && request.postData()!.includes('copied'),
      );
      await copyTheQuestion(page);
      await tried;
      await page.unroute(events);
      await page.reload();
      await page.getByText('已记录第 1 次').waitFor();
      const { items } = await office.staff.get<{ items: { integrityCount: number }[] }>(
        `exams/${examId}/sessions?state=in_progress`,
      );
      expect(items.map(({ integrityCount }) => integrityCount)).toEqual([1]);
      await page.context().close();
    },
    LONG_MS,
  );

  it(
    'does not count a reload as leaving, but counts navigating away in the same tab',
    async () => {
      const { examId, tickets } = await office.exam({
        title: '离开测试',
        policies: { integrity: integrity({ watched: ['leaving_page'], limit: null }) },
      });
      const page = await signIn({ ticket: tickets[0]! });
      await start(page);
      const reported = () => page.waitForResponse((response) => response.url().endsWith('/events'));
      const afterReload = reported();
      await page.reload();
      expect((await (await afterReload).json()).session.integrity.count).toBe(0);
      await page.goto(`${server.url}/verify`);
      const afterReturn = reported();
      await page.goto(server.url);
      expect((await (await afterReturn).json()).session.integrity.count).toBe(1);
      await page.getByText('已记录第 1 次').waitFor();
      const { items } = await office.staff.get<{ items: { sessionId: string | null }[] }>(
        `exams/${examId}/sessions?state=in_progress`,
      );
      const { events } = await office.staff.get<{ events: { kind: string }[] }>(`sessions/${items[0]!.sessionId}`);
      expect(events.map(({ kind }) => kind).reverse()).toEqual(['started', 'page_reloaded', 'page_hidden']);
      await page.context().close();
    },
    LONG_MS,
  );

  it(
    'offers a connection check and practice while waiting, sends no practice answers, and starts automatically',
    async () => {
      const { tickets } = await office.exam({
        title: '等待测试',
        policies: { startSpreadSeconds: 0 },
        opensInMs: 40_000,
      });
      const page = await signIn({ ticket: tickets[0]! });
      let loads = 0;
      page.on('load', () => (loads += 1));
      await consent(page);
      await page.getByText('距开考还有').waitFor();
      await page.getByText(/往返 \d+ 毫秒/).waitFor();
      await page.getByRole('button', { name: '重新检测' }).click();
      await page.getByRole('button', { name: '重新检测' }).waitFor();
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(request.url());
      });
      await page.getByRole('button', { name: '开始试做' }).click();
      const practice = page.locator('.practice');
      await practice.getByText('（试做）向日葵的花盘通常是什么颜色？').waitFor();
      // This exam has only single and multiple choice.
      expect(await practice.getByRole('listitem').count()).toBe(2);
      await practice.getByRole('radio').first().check();
      await practice.getByRole('checkbox').first().check();
      await lookAt({ page, name: 'waiting-practice', fullPage: true });
      expect(sent).toEqual([]);
      await page.getByText('剩余时间').first().waitFor();
      expect(loads).toBe(0);
      await page.context().close();
    },
    LONG_MS,
  );

  it(
    'changes the item by a swipe, and stores text size and contrast on the device',
    async () => {
      const { tickets } = await office.exam({ title: '显示测试', policies: {} });
      const page = await signIn({ ticket: tickets[0]!, hasTouch: true });
      await start(page);
      const devtools = await page.context().newCDPSession(page);
      const swipe = async (fromX: number, toX: number) => {
        await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: fromX, y: 300 }] });
        await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: toX, y: 300 }] });
        await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      };
      await swipe(300, 100);
      await page.getByRole('heading', { name: /^第 2 题/ }).waitFor();
      await swipe(100, 300);
      await page.getByRole('heading', { name: /^第 1 题/ }).waitFor();
      await page.getByText('显示设置').click();
      const size = () => page.evaluate(`parseFloat(getComputedStyle(document.querySelector('.stem')).fontSize)`);
      const before = await size();
      await page.getByRole('button', { name: '特大' }).click();
      await page.getByLabel('高对比度').check();
      expect(await size()).toBeCloseTo((before as number) * 1.4, 0);
      // A swipe does not also go back in the browser's history.
      expect(await page.getByText('不要用返回键').count()).toBe(0);
      await lookAt({ page, name: 'largest-text', fullPage: true });
      await page.reload();
      await page.getByText('剩余时间').first().waitFor();
      expect(await size()).toBeCloseTo((before as number) * 1.4, 0);
      await page.context().close();
    },
    LONG_MS,
  );
});
