import type { Browser, Locator, Page } from 'playwright-core';
import { residentIdCheckCharacter } from '@sunflower/organisations';
import { NoticeGateway } from '../fixtures/servers/notice-gateway';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice, type OfficeExam } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    write: '新建通知',
    template: '准考证通知',
    port: '发送方式',
    trial: '试发（不会真正发出）',
    preview: '预览',
    send: '发送给 3 人',
    two: '发送给 2 人',
    done: '已完成',
    people: '接收人',
    records: '试发内容',
    announce: '新建公告',
    text: '公告内容',
    publish: '发布',
    current: '显示中',
    end: '结束',
    over: '已结束',
    announcements: '考试公告',
    state: '状态',
    stopped: '已停止',
    noneInState: '没有处于该状态的通知。',
    lost: '找回准考证',
    name: '姓名',
    idNumber: '证件号码',
    ask: '发送新的登录码',
    sent: /如信息相符/,
  },
  en: {
    write: 'New notice',
    template: 'Admission ticket',
    port: 'Sent by',
    trial: 'Trial (sends nothing)',
    preview: 'Preview',
    send: 'Send to 3 people',
    two: 'Send to 2 people',
    done: 'Finished',
    people: 'Recipients',
    records: 'Recorded texts',
    announce: 'New announcement',
    text: 'Text',
    publish: 'Publish',
    current: 'Shown now',
    end: 'End',
    over: 'Over',
    announcements: 'Announcements',
    state: 'State',
    stopped: 'Stopped',
    noneInState: 'No notice is in this state.',
    lost: 'Lost your admission ticket?',
    name: 'Name',
    idNumber: 'ID number',
    ask: 'Send a new access code',
    sent: /If the details match/,
  },
} as const;
const TABS = ['.ant-tabs-nav', '.ant-message'];

describe('notices', () => {
  let gateway: NoticeGateway;
  let server: DemoServer;
  let browser: Browser;
  let office: ExamOffice;

  beforeAll(async () => {
    gateway = await NoticeGateway.open();
    server = await startDemoServer({
      env: { NOTICE_SMS_URL: gateway.url, NOTICE_SMS_SECRET: 'only-for-tests-only-for-tests-only' },
    });
    browser = await launchChromium();
    office = await ExamOffice.open(server);
  }, 240_000);
  beforeEach(() => gateway.forget());
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await gateway?.close();
  });

  /** An icon is part of the name, and antd puts a space between two Chinese characters on a button. */
  const button = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name: new RegExp(`(^|\\s)${[...name].join('\\s?').replace(/[?()]$/, '\\$&')}$`) });
  const anExam = (): Promise<OfficeExam> =>
    office.exam({ title: '测试考试', policies: {}, candidates: 3, opensInMs: 600_000, rehearsal: true });

  it.each(CONSOLE_VIEWS)(
    'are written, looked at, tried and read (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const { examId } = await anExam();
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=notices` });
      await button(page, words.write).waitFor();
      await lookAt({ page, name: `notices-none-${language}`, without: TABS });
      await button(page, words.write).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.port).click();
      await page.getByTitle(words.trial).dispatchEvent('click');
      await dialog.getByRole('button', { name: words.template, exact: true }).click();
      await lookAt({ page, name: `notice-new-${language}`, without: TABS });
      await button(dialog, words.preview).click();
      await dialog.getByText('••••-••••-••••').first().waitFor();
      await lookAt({ page, name: `notice-preview-${language}`, without: TABS });
      await button(dialog, words.send).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText(words.done, { exact: true }).waitFor();
      await lookAt({ page, name: `notices-${language}`, without: TABS });
      await button(page, words.people).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('演示考生').first().waitFor();
      await lookAt({ page, name: `notice-people-${language}`, without: TABS });
      await drawer.getByRole('tab', { name: words.records }).click();
      await drawer
        .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
        .first()
        .waitFor();
      await lookAt({ page, name: `notice-records-${language}`, without: TABS });
      expect(gateway.requests).toHaveLength(0);
      await page.goto(`${server.url}/console/exams/${examId}?tab=notices&state=done`);
      await page.getByText(words.done, { exact: true }).nth(1).waitFor();
      await lookAt({ page, name: `notices-done-${language}`, without: TABS });
      await page.getByLabel(words.state, { exact: true }).click();
      await page.getByTitle(words.stopped).dispatchEvent('click');
      await page.getByText(words.noneInState).waitFor();
      await page.waitForURL(/state=stopped/);
      await lookAt({ page, name: `notices-stopped-${language}`, without: TABS });
      await page.close();
    },
    90_000,
  );

  it.each(CONSOLE_VIEWS)(
    'go to the ticked people alone (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const { examId } = await anExam();
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=registrations` });
      await page.getByText('演示考生').first().waitFor();
      for (const row of [1, 2]) await page.locator('.ant-table-row .ant-checkbox-input').nth(row).check();
      await button(page, words.write).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.port).click();
      await page.getByTitle(words.trial).dispatchEvent('click');
      await dialog.getByRole('button', { name: words.template, exact: true }).click();
      await lookAt({ page, name: `notice-ticked-${language}`, without: TABS });
      await button(dialog, words.preview).click();
      await button(dialog, words.two).waitFor();
      await page.close();
    },
    90_000,
  );

  it.each(CONSOLE_VIEWS)(
    'are announced on the sign-in page until they are ended (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const { examId } = await anExam();
      const said = `第一场改为下午（${language}）。\n请提前十五分钟登录。`;
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=notices` });
      await button(page, words.announce).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.text, { exact: true }).fill(said);
      await lookAt({ page, name: `announcement-new-${language}`, without: TABS });
      await button(dialog, words.publish).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText(words.current, { exact: true }).waitFor();
      await lookAt({ page, name: `announcements-${language}`, without: TABS, fullPage: true });
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        locale: language,
        reducedMotion: 'reduce',
      });
      const candidate = await context.newPage();
      await candidate.addInitScript(`localStorage.setItem('sunflower.language', '${language}')`);
      await candidate.goto(server.url);
      const shown = candidate.getByRole('region', { name: words.announcements });
      await shown.getByText(`第一场改为下午（${language}）。`).waitFor();
      await lookAt({ page: candidate, name: `sign-in-announcement-${language}`, fullPage: true });
      await button(page, words.end).click();
      await button(page.getByRole('dialog'), words.end).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByText(words.over, { exact: true }).waitFor();
      const reply = await candidate.request.get(`${server.url}/api/v1/candidate/announcements`);
      expect(await reply.text()).not.toContain(`（${language}）`);
      await context.close();
      await page.close();
    },
    90_000,
  );

  it.each(CONSOLE_VIEWS)(
    'bring a new access code to whoever lost the ticket, where an exam allows it (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const { examId, tickets } = await anExam();
      await office.staff.put(`exams/${examId}/notices/lost-codes`, { allowed: true });
      const [{ candidateName, ticketNumber }] = await office.staff.get<
        [{ candidateName: string; ticketNumber: string }]
      >(`exams/${examId}/registrations`);
      const digits = `35010219000101${candidateName.slice(-3)}`;
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        locale: language,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.addInitScript(`localStorage.setItem('sunflower.language', '${language}')`);
      // Whether it is offered is asked of the database once in 15 seconds.
      await page.goto(server.url);
      const open = page.getByRole('button', { name: words.lost });
      await open.waitFor({ timeout: 40_000 }).catch(async () => {
        await page.reload();
        await open.waitFor();
      });
      await lookAt({ page, name: `lost-code-offer-${language}` });
      await open.click();
      await page.getByLabel(words.name, { exact: true }).fill(candidateName);
      await page.getByLabel(words.idNumber).fill(digits + residentIdCheckCharacter(digits));
      await lookAt({ page, name: `lost-code-${language}` });
      await page.getByRole('button', { name: words.ask }).click();
      await page.getByText(words.sent).waitFor();
      await lookAt({ page, name: `lost-code-sent-${language}` });
      await gateway.came(1);
      const { text } = gateway.requests[0]!.body;
      const before = tickets.find((ticket) => ticket.ticketNumber === ticketNumber)!;
      expect(text).toContain(ticketNumber);
      expect(text).not.toContain(before.accessCode);
      await context.close();
    },
    90_000,
  );
});
