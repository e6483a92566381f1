import type { Browser } from 'playwright-core';
import { CandidateScreen, PHONE } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';
import { changeClock, setClockWrong } from '../../wrong-clock';

jest.setTimeout(90_000);

const DAY_MS = 86_400_000;
// Tolerance for reading the time on a slow machine; far below a day.
const READING_MS = 30_000;

describe('a device whose clock is wrong', () => {
  let hall: ExamHall;
  let browser: Browser;
  let tickets: Ticket[];

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    ({ tickets } = await hall.exam({ candidates: 2 }));
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  async function expectServerTime({ screen, ticket }: { screen: CandidateScreen; ticket: Ticket }): Promise<void> {
    const { deadlineAtMs, revisions } = await hall.holds(ticket);
    const parts = (await screen.page.getByRole('timer').innerText()).split(':').map(Number);
    const shownMs = parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
    expect(Math.abs(shownMs - (deadlineAtMs - hall.office.clock.now()))).toBeLessThan(READING_MS);
    const savedAt = /已保存 (\d\d):(\d\d):(\d\d)/
      .exec(await screen.page.locator('.save').innerText())!
      .slice(1)
      .map(Number);
    const { receivedAtMs } = revisions.reduce((one, other) => (other.receivedAtMs > one.receivedAtMs ? other : one));
    const savedSeconds = savedAt.reduce((sum, part) => sum * 60 + part, 0);
    const receivedSeconds = Math.floor(receivedAtMs / 1000 + 8 * 3600) % 86_400;
    // Midnight may lie between the two.
    const apart = Math.abs(savedSeconds - receivedSeconds);
    expect(Math.min(apart, 86_400 - apart)).toBeLessThan(READING_MS / 1000);
    for (const { madeAtMs, receivedAtMs: at } of revisions) expect(Math.abs(madeAtMs! - at)).toBeLessThan(READING_MS);
  }

  it.each([
    ['ahead', DAY_MS],
    ['behind', -DAY_MS],
  ])('by a day, %s, follows the server, even when it is changed during the exam', async (_, byMs) => {
    const ticket = tickets.pop()!;
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' });
    await setClockWrong(context, byMs);
    const screen = await CandidateScreen.openIn(context, hall.url);
    await screen.arrive(ticket);
    expect(Math.abs((await screen.page.evaluate<number>('Date.now()')) - hall.office.clock.now() - byMs)).toBeLessThan(
      READING_MS,
    );
    await screen.answer(1, 'A');
    await screen.untilSaved();
    await expectServerTime({ screen, ticket });

    await changeClock(screen.page, -byMs);
    await screen.answer(2, 'B');
    await screen.untilSaved();
    await expectServerTime({ screen, ticket });
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'A', 2: 'B' });
    await screen.submit();
    await screen.says('您已交卷');
    const held = await hall.holds(ticket);
    expect([held.state, await screen.handedIn(), await screen.receipt()]).toEqual(['submitted', 2, held.receipt]);
    await screen.close();
  });
});
