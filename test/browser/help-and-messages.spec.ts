import type { Browser, Page } from 'playwright-core';
import { until } from '../fixtures/until';
import { CandidateScreen, PHONE } from './candidate-screen';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import type { DemoServer } from './demo-server';
import { ExamHall, type Ticket } from './exam-hall';
import { inLanguage } from './in-language';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const TABS = ['.ant-tabs-nav'];
const DESKTOP = { width: 1280, height: 800 };

const PAGE = {
  'zh-CN': {
    hand: '举手',
    handUp: '已举手',
    what: /需要什么帮助/,
    waiting: /等待监考员/,
    seen: /监考员已于/,
    close: '关闭',
    read: '知道了',
    newMessage: '考务消息',
    sound: '收到消息时播放提示音',
  },
  en: {
    hand: 'Raise hand',
    handUp: 'Hand raised',
    what: /What is it about/,
    waiting: /Waiting for an invigilator/,
    seen: /An invigilator saw it/,
    close: 'Close',
    read: 'Got it',
    newMessage: 'Message from the exam office',
    sound: 'Play a sound when a message arrives',
  },
};
const CONSOLE = {
  'zh-CN': {
    handle: /处理.*的举手/,
    see: '已看到，马上处理',
    answer: /答复考生/,
    answerAndClose: '发送答复并结束',
    write: '发消息',
    text: '消息内容',
    send: /发\s*送/,
    sent: '已发消息',
    readOf: /已读 1 \/ 2 人/,
    people: '阅读情况',
    record: '记录情况',
    kind: '类别',
    power: '断电',
    what: '情况说明',
    save: /记\s*录/,
    strike: /划去.*的记录/,
    struck: /已划去/,
    reason: '原因',
  },
  en: {
    handle: /Answer the raised hand/,
    see: 'Seen, on my way',
    answer: /Answer to the candidate/,
    answerAndClose: 'Send answer and close',
    write: 'Send message',
    text: 'Message',
    send: 'Send',
    sent: 'Messages sent',
    readOf: /Read by 1 of 2/,
    people: 'Who has read it',
    record: 'Record incident',
    kind: 'Kind',
    power: 'Power cut',
    what: 'What happened',
    save: 'Record',
    strike: /Strike out the record/,
    struck: /Struck out/,
    reason: 'Reason',
  },
};

describe('messages, raised hands and incidents, on both sides', () => {
  let hall: ExamHall;
  let browser: Browser;
  let server: DemoServer;

  beforeAll(async () => {
    hall = await ExamHall.open();
    browser = await launchChromium();
    server = { url: hall.url, passwords: hall.passwords } as unknown as DemoServer;
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  const openBoard = (examId: string, language: 'zh-CN' | 'en', width: number): Promise<Page> =>
    openConsole({ browser, server, username: 'test-admin', language, width, path: `/exams/${examId}?tab=sessions` });

  async function sitting(ticket: Ticket, language: 'zh-CN' | 'en', width: number): Promise<CandidateScreen> {
    const viewport = width === PHONE.width ? PHONE : DESKTOP;
    const context = await browser.newContext({ viewport, locale: language, reducedMotion: 'reduce' });
    await context.addInitScript(`localStorage.setItem('sunflower.language', '${language}')`);
    const screen = await CandidateScreen.openIn(context, hall.url, inLanguage(language));
    await screen.arrive(ticket);
    return screen;
  }

  it.each(CONSOLE_VIEWS)(
    'a hand is raised, seen and answered; a message is read, and kept after a reload (%s, %s px)',
    async (language, width) => {
      const [words, staffWords] = [PAGE[language], CONSOLE[language]];
      const exam = await hall.exam({ candidates: 2 });
      const screen = await sitting(exam.tickets[0]!, language, width);
      const { page } = screen;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: words.hand, exact: true }).click();
      await dialog.getByLabel(words.what).fill('第3题的图片看不清');
      await dialog.getByLabel(words.sound).check();
      await lookAt({ page, name: `hand-form-${language}` });
      await dialog.getByRole('button', { name: words.hand, exact: true }).click();
      await dialog.getByText(words.waiting).waitFor();
      await lookAt({ page, name: `hand-up-${language}` });
      await dialog.getByRole('button', { name: words.close, exact: true }).click();
      await page.getByRole('button', { name: words.handUp, exact: true }).waitFor();
      await lookAt({ page, name: `hand-bar-${language}` });

      const board = await openBoard(exam.examId, language, width);
      const handle = board.getByRole('button', { name: staffWords.handle });
      await handle.waitFor();
      await lookAt({ page: board, name: `hand-board-${language}`, without: TABS, fullPage: true });
      await handle.click();
      await lookAt({ page: board, name: `hand-dialog-${language}`, without: TABS });
      await board.getByRole('button', { name: staffWords.see }).click();
      await handle.waitFor();
      // What is new comes with whatever the page asks next.
      await page.getByRole('button', { name: words.handUp, exact: true }).click();
      await screen.asksUntilShown(dialog.getByText(words.seen));
      await dialog.getByRole('button', { name: words.close, exact: true }).click();
      await handle.click();
      await board.getByRole('dialog').getByLabel(staffWords.answer).fill('请刷新页面后再看图。');
      await board.getByRole('button', { name: staffWords.answerAndClose }).click();
      await screen.asksUntilShown(page.getByText(words.newMessage));
      await page.getByText('请刷新页面后再看图。').waitFor();
      await lookAt({ page, name: `message-${language}` });
      await page.getByRole('button', { name: words.read, exact: true }).click();
      await page.getByText(words.newMessage).waitFor({ state: 'detached' });

      await board.getByRole('button', { name: staffWords.write, exact: true }).click();
      await board.getByRole('dialog').getByLabel(staffWords.text).fill('网络已恢复，\n每人加时 5 分钟。');
      await lookAt({ page: board, name: `write-${language}`, without: TABS });
      await board.getByRole('dialog').getByRole('button', { name: staffWords.send }).click();
      await screen.asksUntilShown(page.getByText('每人加时 5 分钟。'));
      await lookAt({ page, name: `message-to-all-${language}` });
      await page.getByRole('button', { name: words.read, exact: true }).click();
      await page.getByText(words.newMessage).waitFor({ state: 'detached' });
      await page.reload();
      await screen.untilAnswering();
      await page.getByRole('button', { name: words.hand, exact: true }).click();
      await dialog.getByText('每人加时 5 分钟。').waitFor();
      expect(await page.getByText(words.newMessage).count()).toBe(0);
      await lookAt({ page, name: `messages-${language}` });
      await page.context().close();

      await board.getByRole('button', { name: staffWords.sent }).click();
      await board.getByText(staffWords.readOf).waitFor();
      await board.getByRole('button', { name: staffWords.people }).first().click();
      await board.getByText(exam.tickets[1]!.ticketNumber).first().waitFor();
      await lookAt({ page: board, name: `receipts-${language}`, without: TABS });
      await board.context().close();
    },
    180_000,
  );

  it('a message that came while the network was away is shown once it is back', async () => {
    const exam = await hall.exam({ candidates: 1 });
    const screen = await sitting(exam.tickets[0]!, 'zh-CN', PHONE.width);
    await screen.page.context().setOffline(true);
    await hall.staff('POST', `/exams/${exam.examId}/messages`, {
      text: '测试消息',
      registrationIds: [exam.tickets[0]!.registrationId],
    });
    await screen.page.context().setOffline(false);
    await screen.page.getByText('测试消息').waitFor({ timeout: 30_000 });
    await screen.press('知道了');
    const receipts = async () =>
      ((await hall.staff('GET', `/exams/${exam.examId}/messages`)) as { items: { readCount: number }[] }).items;
    await until('the reading is stored', async () => (await receipts())[0]!.readCount === 1, 20_000);
    await screen.page.context().close();
  }, 90_000);

  it.each(CONSOLE_VIEWS)(
    'an incident is written down and struck out (%s, %s px)',
    async (language, width) => {
      const words = CONSOLE[language];
      const exam = await hall.exam({ candidates: 1 });
      const page = await openBoard(exam.examId, language, width);
      await page.getByRole('button', { name: words.record, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.kind).click();
      await page.getByTitle(words.power, { exact: true }).dispatchEvent('click');
      await dialog.getByLabel(words.what).fill('三楼机房停电十分钟');
      await lookAt({ page, name: `incident-${language}`, without: [...TABS, '.ant-select-dropdown'] });
      await dialog.getByRole('button', { name: words.save, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.goto(`${hall.url}/console/exams/${exam.examId}?tab=incidents`);
      await page.getByText('三楼机房停电十分钟').waitFor();
      await lookAt({ page, name: `incidents-${language}`, without: TABS, fullPage: true });
      await page.getByRole('button', { name: words.strike }).click();
      await page.getByRole('dialog').getByLabel(words.reason).fill('测试误记');
      await page.getByRole('dialog').locator('.ant-modal-footer').getByRole('button').last().click();
      await page.getByText(words.struck).first().waitFor();
      await page.getByText('测试误记').waitFor();
      await lookAt({ page, name: `incidents-struck-${language}`, without: TABS, fullPage: true });
      await page.context().close();
    },
    90_000,
  );
});
