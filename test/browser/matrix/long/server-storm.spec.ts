import type { Browser } from 'playwright-core';
import { until } from '../../../fixtures/until';
import { CandidateScreen } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';
import { anyCall, anySave, anyStart, anySubmission } from '../../shaky-network';

jest.setTimeout(120_000);

const overloaded = (retryAfterSeconds: number) => ({
  status: 503,
  headers: { 'retry-after': String(retryAfterSeconds) },
  body: { code: 'OVERLOADED', message: 'synthetic storm', details: null },
});
const BAD_GATEWAY = { status: 502, headers: {}, body: {} };

describe('repeated 503 replies', () => {
  let hall: ExamHall;
  let browser: Browser;
  let tickets: Ticket[];

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    ({ tickets } = await hall.exam({ candidates: 3 }));
  });
  afterEach(() => hall.network.heal());
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  const open = () => CandidateScreen.open({ browser, url: hall.url });

  it('do not prevent an exam from the first page to the receipt', async () => {
    const ticket = tickets.pop()!;
    const screen = await open();
    hall.network.strike(anyCall, overloaded(1));
    await screen.page.reload();
    await screen.says('暂时连不上考试服务器');
    hall.network.heal();
    await screen.says('考生登录');

    hall.network.strike(anyCall, overloaded(1));
    await screen.signIn(ticket);
    await screen.says('服务器繁忙，请稍候再试。');
    hall.network.heal();
    await screen.press('登录');
    await screen.agree();

    hall.network.strike(anyCall, overloaded(1));
    await screen.press('开始考试');
    await screen.says('服务器繁忙');
    await until('the start to be tried again', () => hall.network.count(anyStart) >= 2, 30_000);
    hall.network.heal();
    await screen.untilAnswering();

    hall.network.strike(anyCall, overloaded(1));
    await screen.answer(1, 'A');
    await screen.says('服务器繁忙，已在本机保存 1 题，稍后自动提交');
    await screen.answer(2, 'B');
    await screen.says('服务器繁忙，已在本机保存 2 题，稍后自动提交');
    expect((await hall.holds(ticket)).current).toEqual({});
    hall.network.heal();
    await screen.untilSaved();
    expect(
      (await hall.holds(ticket)).revisions.map(({ itemNumber, revision, response }) => [
        itemNumber,
        revision,
        response,
      ]),
    ).toEqual([
      [1, 1, 'A'],
      [2, 1, 'B'],
    ]);

    hall.network.strike(anyCall, overloaded(1));
    await screen.submit();
    await screen.says('服务器繁忙，正在自动重试。请保持本页打开。');
    await until('the submission to be tried again', () => hall.network.count(anySubmission) >= 2, 30_000);
    hall.network.heal();
    await screen.says('您已交卷');
    const held = await hall.holds(ticket);
    expect([held.state, await screen.handedIn(), await screen.receipt()]).toEqual(['submitted', 2, held.receipt]);
    await screen.close();
  });

  it('are not answered by more saves: none is sent before Retry-After has passed', async () => {
    const ticket = tickets.pop()!;
    const screen = await open();
    await screen.arrive(ticket);
    hall.network.strike(anySave, overloaded(3600));
    const before = hall.network.count(anySave);
    await screen.answer(1, 'A');
    await screen.says('服务器繁忙，已在本机保存 1 题');
    for (const [item, letter] of [
      [2, 'B'],
      [3, 'C'],
      [1, 'D'],
    ] as const)
      await screen.answer(item, letter);
    await screen.says('服务器繁忙，已在本机保存 3 题');
    await screen.says('剩余时间');
    expect(hall.network.count(anySave) - before).toBe(1);
    hall.network.heal();
    // The network came back, so the page tries again at once.
    await screen.page.context().setOffline(true);
    await screen.page.context().setOffline(false);
    await screen.untilSaved();
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'D', 2: 'B', 3: 'C' });
    await screen.close();
  });

  it('include a proxy’s 502, which counts as a busy server', async () => {
    const ticket = tickets.pop()!;
    const screen = await open();
    await screen.arrive(ticket);
    hall.network.strike(anySave, BAD_GATEWAY);
    await screen.answer(1, 'A');
    await screen.says('服务器繁忙，已在本机保存 1 题');
    hall.network.heal();
    await screen.untilSaved();
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'A' });
    await screen.close();
  });
});
