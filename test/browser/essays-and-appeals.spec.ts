import type { Browser, Page } from 'playwright-core';
import { ACandidate } from '../fixtures/a-candidate';
import { until } from '../fixtures/until';
import { CandidateScreen } from './candidate-screen';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import type { DemoServer } from './demo-server';
import { ExamHall, type Ticket } from './exam-hall';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const CANDIDATES = 4;
const TABS = ['.ant-tabs-nav'];
const essayOf = (number: number, person: number): string =>
  `第${number}题，测试考生${person}的回答。\n${'婴儿发热时应监测体温，适当减少衣被，多次少量喂水，观察精神状态。'.repeat(6)}`;

const WORDS = {
  'zh-CN': {
    begin: '开始阅卷',
    saveNext: '保存，下一份',
    rubric: '评分标准',
    close: /结束阅卷/,
    points: '要点',
    addressed: '分配',
    appeals: '待答复',
    look: '查看',
    answer: '答复',
  },
  en: {
    begin: 'Mark',
    saveNext: 'Save and next',
    rubric: 'Rubric',
    close: 'Close marking',
    points: '要点',
    addressed: 'Assign markers',
    appeals: 'To answer',
    look: 'Open',
    answer: 'Answer',
  },
};

describe('essays and appeals, from the candidate to the marker and back', () => {
  let hall: ExamHall;
  let browser: Browser;
  let exam: Awaited<ReturnType<ExamHall['exam']>>;
  let server: DemoServer;

  beforeAll(async () => {
    hall = await ExamHall.open();
    browser = await launchChromium();
    exam = await hall.exam({ essays: true, candidates: CANDIDATES, content: { passMarkMillipoints: 1000 } });
    server = { url: hall.url, passwords: hall.passwords } as unknown as DemoServer;
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  const console_ = (language: 'zh-CN' | 'en', width: number, path: string): Promise<Page> =>
    openConsole({ browser, server, username: 'test-admin', language, width, path });

  async function handIn(person: number): Promise<void> {
    const ticket = exam.tickets[person] as Ticket;
    // Supertest takes an address as well as a server.
    const candidate = await ACandidate.signedIn({ app: { http: hall.url as never }, ...ticket });
    await candidate.consent();
    await candidate.start();
    const responses = [2, 3].map((itemNumber) => ({
      itemNumber,
      revision: 1,
      response: essayOf(itemNumber, person),
    }));
    expect((await candidate.submit(responses)).status).toBe(200);
  }

  it('counts an essay as typed, keeps what was typed, and says what is past the limit', async () => {
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    const ticket = exam.tickets[0] as Ticket;
    await screen.arrive(ticket);
    await screen.goTo(2);
    const field = screen.page.getByRole('textbox');
    await field.fill(essayOf(2, 0));
    await screen.page.getByText('含标点和空格').waitFor();
    await until('the essay is saved', async () => (await hall.holds(ticket)).current[2] === essayOf(2, 0), 20_000);
    await lookAt({ page: screen.page, name: 'essay' });
    await field.fill(`${'好'.repeat(20_000)}多余`);
    await screen.page.getByText('超出 2 字').waitFor();
    await lookAt({ page: screen.page, name: 'essay-too-long' });
    await screen.goTo(3);
    expect(await screen.page.getByRole('textbox').inputValue()).toBe('');
    await screen.page.getByRole('textbox').fill(essayOf(3, 0));
    await until('the other one too', async () => (await hall.holds(ticket)).current[3] === essayOf(3, 0), 20_000);
    expect((await hall.holds(ticket)).current[2]).toBe('好'.repeat(20_000));
    await screen.page.context().close();
    await hall.staff('POST', `/sessions/${(await hall.holds(ticket)).sessionId}/close`, { reason: '测试收卷' });
  }, 120_000);

  it('are handed out, marked with the keyboard alone, and closed', async () => {
    for (let person = 1; person < CANDIDATES; person += 1) await handIn(person);
    const overview = () => hall.staff('GET', `/exams/${exam.examId}/marking`);
    const counts = async () => (await overview()).counts as { open: number; settled: number };
    await until('every essay waits', async () => (await counts()).open === 2 * CANDIDATES, 30_000);
    const { id: staffId } = (await hall.staff('GET', '/staff/me')) as { id: string };
    const questions = (await overview()).questions as { questionVersionId: string }[];
    await hall.staff('PUT', `/exams/${exam.examId}/marking/plan`, { markers: 1, tolerancePercent: 10, lots: 2 });
    for (const { questionVersionId } of questions) {
      const criteria = [
        { title: '要点', description: '写出三项护理要点，每项 2 分', maxPoints: 6 },
        { title: '表达', description: '', maxPoints: 4 },
      ];
      const guidance = '监测体温；减少衣被；少量多次喂水；观察精神状态，必要时就医。';
      await hall.staff('PUT', `/exams/${exam.examId}/marking/rubric`, { questionVersionId, criteria, guidance });
      const allotment = { questionVersionId, lot: 0, staffIds: [staffId] };
      await hall.staff('PUT', `/exams/${exam.examId}/marking/allotment`, allotment);
    }
    for (const [language, width] of CONSOLE_VIEWS) {
      const words = WORDS[language];
      const page = await console_(language, width, `/exams/${exam.examId}?tab=marking`);
      await page.getByRole('button', { name: words.addressed, exact: true }).first().waitFor();
      await lookAt({ page, name: `marking-tab-${language}`, without: TABS, fullPage: true });
      await page.goto(`${hall.url}/console/marking`);
      await page.getByRole('link', { name: words.begin }).first().waitFor();
      await lookAt({ page, name: `marking-work-${language}` });
      await page.getByRole('link', { name: words.begin }).first().click();
      await page.getByRole('button', { name: words.saveNext }).waitFor();
      await lookAt({ page, name: `marking-desk-${language}`, fullPage: true });
      await page.context().close();
    }
    const page = await console_('zh-CN', 1280, `/marking/${exam.examId}`);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/marking/scripts/*/mark', (route) => held.then(() => route.continue()), { times: 1 });
    for (let left = 2 * CANDIDATES; left > 0; left -= 1) {
      await page.getByText(`待阅 ${left} 份`).waitFor();
      await page.getByLabel('要点').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('5');
      await page.keyboard.press('Enter');
      await page.keyboard.type('3.5');
      await page.getByText('8.5').waitFor();
      await page.keyboard.press('Enter');
      if (left < 2 * CANDIDATES) continue;
      // The reply brings the next script, so what is typed before it would be lost.
      await page.getByLabel('表达').and(page.locator('[readonly]')).waitFor();
      await page.keyboard.press('Backspace');
      expect(await page.getByLabel('表达').inputValue()).toBe('3.5');
      letGo();
    }
    await page.getByText('暂无待阅答卷').waitFor();
    await lookAt({ page, name: 'marking-done' });
    await page.goto(`${hall.url}/console/exams/${exam.examId}?tab=marking`);
    await page.getByRole('button', { name: '结束阅卷' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因').fill('测试结束阅卷');
    await lookAt({ page, name: 'marking-close', without: TABS });
    await dialog.getByRole('button', { name: '结束阅卷' }).click();
    await until('every mark counts', async () => (await counts()).settled === 2 * CANDIDATES, 30_000);
    await page.context().close();
  }, 240_000);

  it('count in the result, which the candidate appeals against, and an answer comes back', async () => {
    await hall.endSitting(exam.sittingId);
    const page = await console_('zh-CN', 1280, `/exams/${exam.examId}?tab=results`);
    await page.getByText(`${CANDIDATES} / ${CANDIDATES}`).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '发布成绩' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('考生可申请成绩复核').check();
    await dialog.getByLabel('原因').fill('测试发布');
    await lookAt({ page, name: 'release-with-appeals', without: TABS });
    await dialog.getByRole('button', { name: '发布成绩' }).click();
    await dialog.waitFor({ state: 'hidden' });

    const screen = await CandidateScreen.open({ browser, url: hall.url });
    await screen.signIn(exam.tickets[1] as Ticket);
    await screen.page.getByRole('heading', { name: '成绩复核' }).waitFor({ timeout: 30_000 });
    await screen.page.getByText('17 / 21 分').waitFor();
    await screen.page.getByLabel('复核内容').selectOption('2');
    await screen.page.getByLabel('申请理由').fill('第2题写出了三项要点，请复核。');
    await lookAt({ page: screen.page, name: 'appeal-form', fullPage: true });
    await screen.press('提交申请');
    await screen.page.getByText('申请已收到').waitFor();
    await lookAt({ page: screen.page, name: 'appeal-made', fullPage: true });

    for (const [language, width] of CONSOLE_VIEWS) {
      const words = WORDS[language];
      const list = await console_(language, width, `/exams/${exam.examId}?tab=appeals`);
      await list.getByRole('button', { name: words.look }).first().click();
      await list.getByRole('dialog').getByRole('button', { name: words.answer, exact: true }).waitFor();
      await lookAt({ page: list, name: `appeal-drawer-${language}`, without: TABS });
      await list.keyboard.press('Escape');
      await list.getByRole('dialog').waitFor({ state: 'hidden' });
      await lookAt({ page: list, name: `appeals-${language}`, without: TABS, fullPage: true });
      await list.context().close();
    }
    await page.goto(`${hall.url}/console/exams/${exam.examId}?tab=appeals`);
    await page.getByRole('button', { name: '查看' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: '答复（考生可见）' }).fill('经复核，评分无误。');
    await drawer.getByRole('button', { name: '答复', exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
    await screen.page.reload();
    await screen.page.getByText('经复核，评分无误。').waitFor({ timeout: 30_000 });
    await screen.page.getByText('申请不成立').waitFor();
    await lookAt({ page: screen.page, name: 'appeal-answered', fullPage: true });
  }, 240_000);
});
