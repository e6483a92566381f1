import type { Browser } from 'playwright-core';
import { until } from '../../../fixtures/until';
import { CandidateScreen } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';
import { anyCall, anySave } from '../../shaky-network';

jest.setTimeout(150_000);

/** Enough time for the steps before the deadline on a slow machine. */
const NEAR_MS = 20_000;

describe('the deadline', () => {
  let hall: ExamHall;
  let browser: Browser;
  let tickets: Ticket[];

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    ({ tickets } = await hall.exam({ candidates: 6 }));
  });
  afterEach(() => hall.network.heal());
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  /** A candidate who is answering, with the deadline near and known to the page. */
  async function nearTheEnd(): Promise<{ screen: CandidateScreen; ticket: Ticket }> {
    const ticket = tickets.pop()!;
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    await screen.arrive(ticket);
    await hall.endIn({ ...ticket, ms: NEAR_MS });
    await screen.answer(1, 'A');
    await screen.untilSaved();
    await screen.says(/^00:\d\d$/);
    return { screen, ticket };
  }

  const timedOut = (ticket: Ticket) =>
    until('the server to close the session', async () => (await hall.holds(ticket)).state === 'timed_out', 60_000);

  it('submits saved and pending answers in time', async () => {
    const { screen, ticket } = await nearTheEnd();
    hall.network.strike(anySave, 'lostOnTheWay');
    await screen.answer(2, 'B');
    await screen.says('您已交卷');
    const held = await hall.holds(ticket);
    expect([held.state, held.current, held.late]).toEqual(['submitted', { 1: 'A', 2: 'B' }, []]);
    expect([await screen.handedIn(), await screen.receipt()]).toEqual([2, held.receipt]);
    await screen.close();
  });

  it('without a network does not claim a submission, and later reports late answers', async () => {
    const { screen, ticket } = await nearTheEnd();
    hall.network.cut();
    await screen.answer(2, 'B');
    await screen.answer(3, 'C');
    await screen.says('网络中断，已在本机保存 2 题');
    await screen.says('考试时间到，正在交卷…');
    await screen.says('2 题的答案随交卷一起提交。');
    await screen.says('网络中断，正在自动重试。答案仍在本机');
    expect(await screen.page.getByText('交卷回执').count()).toBe(0);
    await timedOut(ticket);
    hall.network.heal();
    await screen.says('考试时间到，已自动收卷');
    await screen.says('2 题的答案在收卷之后才到达，已另行保存，不计入成绩；是否采用由管理员决定。');
    const held = await hall.holds(ticket);
    expect(held.current).toEqual({ 1: 'A' });
    expect(held.late.map(({ itemNumber, response }) => [itemNumber, response])).toEqual([
      [2, 'B'],
      [3, 'C'],
    ]);
    expect([await screen.handedIn(), await screen.receipt()]).toEqual([1, held.receipt]);
    await screen.close();
  });

  it('keeps late answers once even when the reply about them is lost', async () => {
    const { screen, ticket } = await nearTheEnd();
    hall.network.cut();
    await screen.answer(2, 'B');
    await timedOut(ticket);
    hall.network.heal();
    hall.network.strike(anyCall, 'replyLost');
    await until('the late answer to arrive', async () => (await hall.holds(ticket)).late.length > 0, 90_000);
    hall.network.heal();
    await screen.says('1 题的答案在收卷之后才到达');
    const held = await hall.holds(ticket);
    expect([held.current, held.late.length]).toEqual([{ 1: 'A' }, 1]);
    expect([await screen.handedIn(), await screen.receipt()]).toEqual([1, held.receipt]);
    await screen.close();
  });

  it('is moved by an invigilator’s extension, which appears with the next save', async () => {
    const { screen, ticket } = await nearTheEnd();
    await hall.staff('POST', `/sessions/${(await hall.holds(ticket)).sessionId}/extend`, {
      extraMinutes: 75,
      reason: '网络故障补时',
    });
    await screen.answer(2, 'B');
    await screen.says(/^1:1\d:\d\d$/);
    await screen.says('考试时长 60 分钟，已延长至 75 分钟');
    await screen.untilSaved();
    expect((await hall.holds(ticket)).state).toBe('in_progress');
    await screen.close();
  });

  it('is moved by an extension that only the last look before it finds', async () => {
    const { screen, ticket } = await nearTheEnd();
    await hall.staff('POST', `/sessions/${(await hall.holds(ticket)).sessionId}/extend`, {
      extraMinutes: 75,
      reason: '网络故障补时',
    });
    await screen.says('考试时长 60 分钟，已延长至 75 分钟');
    await screen.answer(2, 'B');
    await screen.untilSaved();
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'A', 2: 'B' });
    await screen.close();
  });

  it('shows an extension within 30 s to a candidate who sends nothing', async () => {
    const ticket = tickets.pop()!;
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    await screen.arrive(ticket);
    await hall.staff('POST', `/sessions/${(await hall.holds(ticket)).sessionId}/extend`, {
      extraMinutes: 15,
      reason: '网络故障补时',
    });
    await screen.page.getByText('考试时长 60 分钟，已延长至 75 分钟').waitFor({ timeout: 30_000 });
    await screen.close();
  });
});
