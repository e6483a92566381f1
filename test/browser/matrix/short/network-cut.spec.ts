import type { Browser } from 'playwright-core';
import { CandidateScreen } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';
import { anyCall, anySave, anyStart, anySubmission, type Matches } from '../../shaky-network';

jest.setTimeout(90_000);

const anyLook: Matches = ({ path }) => path === '/api/v1/candidate/me';

describe('a network that fails at each step', () => {
  let hall: ExamHall;
  let browser: Browser;
  let tickets: Ticket[];

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    ({ tickets } = await hall.exam({ candidates: 9 }));
  });
  afterEach(() => hall.network.heal());
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  async function seated(): Promise<{ screen: CandidateScreen; ticket: Ticket }> {
    const ticket = tickets.pop()!;
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    await screen.arrive(ticket);
    await screen.answer(1, 'B');
    await screen.untilSaved();
    return { screen, ticket };
  }

  const revisionsOf = async (ticket: Ticket) =>
    (await hall.holds(ticket)).revisions.map(({ itemNumber, revision, response }) => [itemNumber, revision, response]);

  it('shows an answer as unsaved when the request was lost, and saves it once', async () => {
    const { screen, ticket } = await seated();
    hall.network.cut();
    const said = await screen.noteWhatIsSaid();
    await screen.answer(2, 'C');
    await screen.says('网络中断，已在本机保存 1 题，恢复后自动提交');
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'B' });
    expect((await said()).slice(1).join()).not.toContain('已保存');
    hall.network.heal();
    await screen.untilSaved();
    expect(await revisionsOf(ticket)).toEqual([
      [1, 1, 'B'],
      [2, 1, 'C'],
    ]);
    await screen.close();
  });

  it('does not show "saved" when the reply was lost after the commit, and saves nothing twice', async () => {
    const { screen, ticket } = await seated();
    hall.network.strike(anySave, 'replyLost');
    const said = await screen.noteWhatIsSaid();
    await screen.answer(2, 'C');
    await screen.says('网络中断，已在本机保存 1 题，恢复后自动提交');
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'B', 2: 'C' });
    // The answer is changed while the fate of the first one is unknown.
    await screen.answer(2, 'A');
    expect((await said()).slice(1).join()).not.toContain('已保存');
    hall.network.heal();
    await screen.untilSaved();
    expect(await revisionsOf(ticket)).toEqual([
      [1, 1, 'B'],
      [2, 1, 'C'],
      [2, 2, 'A'],
    ]);
    await screen.close();
  });

  it('reopens without network with the paper and all answers, and saves pending ones once', async () => {
    const { screen, ticket } = await seated();
    await screen.page.evaluate(
      'navigator.serviceWorker.ready.then(() => new Promise((done) => navigator.serviceWorker.controller ? done() : navigator.serviceWorker.oncontrollerchange = () => done()))',
    );
    hall.network.cut();
    await screen.answer(2, 'C');
    await screen.says('网络中断，已在本机保存 1 题，恢复后自动提交');
    await screen.page.reload();
    await screen.untilAnswering();
    await screen.says(/剩余时间暂按本机时钟推算/);
    expect([await screen.chosen(1), await screen.chosen(2)]).toEqual([['B'], ['C']]);
    hall.network.heal();
    await screen.untilSaved();
    expect(await revisionsOf(ticket)).toEqual([
      [1, 1, 'B'],
      [2, 1, 'C'],
    ]);
    await screen.close();
  });

  it.each(['lostOnTheWay', 'replyLost'] as const)(
    'submits once, with pending answers, when a submission is %s',
    async (fault) => {
      const { screen, ticket } = await seated();
      hall.network.strike(anySave, 'lostOnTheWay');
      hall.network.strike(anySubmission, fault);
      await screen.answer(2, 'D');
      await screen.submit();
      await screen.says('网络中断，正在自动重试。答案仍在本机，请保持本页打开，并检查网络。');
      expect((await hall.holds(ticket)).state).toBe(fault === 'replyLost' ? 'submitted' : 'in_progress');
      hall.network.heal();
      await screen.says('您已交卷');
      const held = await hall.holds(ticket);
      expect([held.state, held.current, held.late]).toEqual(['submitted', { 1: 'B', 2: 'D' }, []]);
      expect(await screen.receipt()).toBe(held.receipt);
      expect(await screen.handedIn()).toBe(2);
      await screen.close();
    },
  );

  it('submits the rest when the server refuses one answer, and names it', async () => {
    const { screen, ticket } = await seated();
    hall.network.strike(anySave, 'lostOnTheWay');
    await screen.spoilSubmissionOf(3);
    await screen.answer(2, 'D');
    await screen.answer(3, 'A');
    await screen.submit();
    await screen.says('第 3 题的最后一次作答未被服务器接受');
    const held = await hall.holds(ticket);
    expect([held.state, held.current]).toEqual(['submitted', { 1: 'B', 2: 'D' }]);
    expect([await screen.handedIn(), await screen.receipt()]).toEqual([2, held.receipt]);
    await screen.close();
  });

  it('shows the receipt of a submission whose reply was lost after a reload', async () => {
    const { screen, ticket } = await seated();
    hall.network.strike(anySubmission, 'replyLost');
    await screen.submit();
    await screen.says('网络中断，正在自动重试。');
    hall.network.heal();
    await screen.page.reload();
    await screen.says('您已交卷');
    expect(await screen.receipt()).toBe((await hall.holds(ticket)).receipt);
    await screen.close();
  });

  it('runs one connection attempt at a time, and a retry is not undone by an earlier attempt', async () => {
    const screen = new CandidateScreen(await browser.newPage({ locale: 'zh-CN' }));
    await screen.page.clock.install();
    hall.network.strike(anyCall, 'lostOnTheWay');
    await screen.page.goto(hall.url);
    await screen.says('暂时连不上考试服务器');
    hall.network.heal();
    await screen.press('重试');
    await screen.says('考生登录');
    await screen.page.getByLabel('准考证号').fill('12345');
    const looks = hall.network.count(anyLook);
    hall.network.cut();
    await screen.page.clock.fastForward('05:00');
    await screen.page.evaluate(`fetch('/anything').catch(() => null)`);
    expect(hall.network.count(anyLook)).toBe(looks);
    expect(await screen.page.getByLabel('准考证号').inputValue()).toBe('12345');
    await screen.close();
  });

  it('starts one session when the reply of the start is lost', async () => {
    const ticket = tickets.pop()!;
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    await screen.signIn(ticket);
    await screen.agree();
    hall.network.strike(anyStart, 'replyLost');
    await screen.press('开始考试');
    await screen.says('网络不通');
    const begun = await hall.holds(ticket);
    hall.network.heal();
    await screen.untilAnswering();
    expect(await hall.holds(ticket)).toEqual(begun);
    await screen.close();
  });
});
