import type { Browser } from 'playwright-core';
import { CandidateScreen } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';

jest.setTimeout(120_000);

describe('one candidate in two places', () => {
  let hall: ExamHall;
  let browser: Browser;
  let tickets: Ticket[];

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    ({ tickets } = await hall.exam({ candidates: 6 }));
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  const open = () => CandidateScreen.open({ browser, url: hall.url });

  /** Continues on a second device, where consent is already given. */
  async function continueOn(screen: CandidateScreen, ticket: Ticket): Promise<void> {
    await screen.signIn(ticket);
    await screen.press('继续考试');
    await screen.untilAnswering();
  }

  it('tells the older device that the exam continues elsewhere, and loses none of its pending answers', async () => {
    const ticket = tickets.pop()!;
    const [older, newer] = [await open(), await open()];
    await older.arrive(ticket);
    await older.answer(1, 'B');
    await older.untilSaved();
    await older.page.context().setOffline(true);
    await older.answer(2, 'C');
    await older.says('网络中断，已在本机保存 1 题');

    await continueOn(newer, ticket);
    expect(await newer.chosen(1)).toEqual(['B']);
    await newer.answer(3, 'D');
    await newer.untilSaved();
    await older.page.context().setOffline(false);
    await older.says('考试已在另一台设备上继续');
    await older.says('这台设备上还有 1 题没有提交。');
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'B', 3: 'D' });

    await older.press('改在这台设备上继续');
    await older.untilAnswering();
    await older.untilSaved();
    expect([await older.chosen(1), await older.chosen(2), await older.chosen(3)]).toEqual([['B'], ['C'], ['D']]);
    await newer.answer(3, 'A');
    await newer.says('考试已在另一台设备上继续');
    const held = await hall.holds(ticket);
    expect([held.current, held.seat]).toEqual([{ 1: 'B', 2: 'C', 3: 'D' }, 3]);
    await older.submit();
    await older.says('您已交卷');
    expect([await older.handedIn(), await older.receipt()]).toEqual([3, (await hall.holds(ticket)).receipt]);
    await older.close();
    await newer.close();
  });

  it('shows the older device the submission of the newer one', async () => {
    const ticket = tickets.pop()!;
    const [older, newer] = [await open(), await open()];
    await older.arrive(ticket);
    await older.answer(1, 'A');
    await older.untilSaved();
    await continueOn(newer, ticket);
    await newer.submit();
    await newer.says('您已交卷');
    await older.answer(2, 'A');
    await older.says('您已交卷');
    const held = await hall.holds(ticket);
    expect([held.current, await older.receipt()]).toEqual([{ 1: 'A' }, held.receipt]);
    await older.says('第 2 题的最后一次修改未收到服务器确认');
    await older.close();
    await newer.close();
  });

  it('keeps one seat and all answers in two tabs of one sign-in', async () => {
    const ticket = tickets.pop()!;
    const first = await open();
    await first.arrive(ticket);
    const second = await CandidateScreen.openIn(first.page.context(), hall.url);
    await second.untilAnswering();
    await first.answer(1, 'A');
    await first.untilSaved();
    await second.answer(2, 'B');
    await second.untilSaved();
    // The same item in both tabs: the later choice wins.
    await second.answer(1, 'D');
    await second.says(/已保存/);
    await second.untilSaved();
    const held = await hall.holds(ticket);
    expect([held.current, held.seat]).toEqual([{ 1: 'D', 2: 'B' }, 1]);
    expect(held.revisions.map(({ itemNumber, revision, response }) => [itemNumber, revision, response])).toEqual([
      [1, 1, 'A'],
      [1, 2, 'D'],
      [2, 1, 'B'],
    ]);
    await first.page.close();
    await second.submit();
    await second.says('您已交卷');
    expect([await second.handedIn(), await second.receipt()]).toEqual([2, (await hall.holds(ticket)).receipt]);
    await second.close();
  });

  it('shows the latest answer in both tabs, and sends what a closed tab had not sent', async () => {
    const ticket = tickets.pop()!;
    const first = await open();
    await first.arrive(ticket);
    const second = await CandidateScreen.openIn(first.page.context(), hall.url);
    await second.untilAnswering();
    const shows = (screen: CandidateScreen, letter: string) =>
      screen.page.locator('label.option:has(input:checked) .letter', { hasText: letter }).waitFor();
    await first.answer(1, 'A');
    await shows(second, 'A');
    await second.answer(1, 'D');
    await shows(first, 'D');
    await first.says(/各标签页的作答会自动同步/);
    await Promise.all([first, second].map((screen) => screen.untilSaved()));
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'D' });
    await first.page.context().setOffline(true);
    await first.answer(1, 'B');
    await shows(second, 'B');
    await first.page.close();
    await second.page.context().setOffline(false);
    await second.untilSaved();
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'B' });
    await second.close();
  });

  it('asks to keep one tab only in a browser without storage, where tabs cannot follow each other', async () => {
    const ticket = tickets.pop()!;
    const first = await open();
    await first.page.context().addInitScript('indexedDB.open = () => { throw new Error("forbidden by the test"); }');
    await first.page.reload();
    await first.arrive(ticket);
    const second = await CandidateScreen.openIn(first.page.context(), hall.url);
    await second.untilAnswering();
    await second.answer(1, 'A');
    await second.says(/各标签页看不到彼此的新作答/);
    await second.close();
  });

  it('closes the other tab with the same receipt', async () => {
    const ticket = tickets.pop()!;
    const first = await open();
    await first.arrive(ticket);
    const second = await CandidateScreen.openIn(first.page.context(), hall.url);
    await second.untilAnswering();
    await first.answer(1, 'A');
    await first.untilSaved();
    await first.submit();
    await first.says('您已交卷');
    await second.answer(2, 'B');
    await second.says('您已交卷');
    const held = await hall.holds(ticket);
    expect([held.current, await first.receipt(), await second.receipt()]).toEqual([
      { 1: 'A' },
      held.receipt,
      held.receipt,
    ]);
    await first.close();
  });
});
