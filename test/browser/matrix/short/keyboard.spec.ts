import type { Browser, Page } from 'playwright-core';
import { CandidateScreen, PHONE } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';

jest.setTimeout(90_000);

const DESKTOP = { width: 1280, height: 800 };
const MOST_STEPS = 80;

/** The focused element by type and accessible name. */
const focused = (page: Page) =>
  page.evaluate<string>(`(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return '';
  const label = at.getAttribute('aria-label') ?? (at.labels?.length ? at.labels[0].innerText : at.innerText);
  return (at.type && at.tagName === 'INPUT' ? at.type : at.tagName.toLowerCase()) + ' ' + label.replace(/\\s+/g, ' ').trim();
})()`);

describe('by keyboard alone', () => {
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

  /** Presses Tab until the wanted element has the focus. */
  async function tabTo(page: Page, wanted: RegExp): Promise<void> {
    const met: string[] = [];
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await page.keyboard.press('Tab');
      met.push(await focused(page));
      if (wanted.test(met.at(-1)!)) return expectFocusSeen(page);
    }
    throw new Error(`Tab never came to ${wanted}: ${met.join(' | ')}`);
  }

  /** The focused element, or the label of a radio or checkbox, has a visible outline. */
  async function expectFocusSeen(page: Page): Promise<void> {
    const frames = await page.evaluate<string[]>(
      `[document.activeElement, document.activeElement.closest('label')].filter(Boolean).map((at) => getComputedStyle(at).outlineStyle)`,
    );
    expect(frames.some((style) => style !== 'none')).toBe(true);
  }

  it.each([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])('a candidate gets from sign-in to receipt on %s', async (_, viewport) => {
    const ticket = tickets.pop()!;
    const screen = await CandidateScreen.open({ browser, url: hall.url, viewport });
    const { page } = screen;
    const { keyboard } = page;
    await screen.says('考生登录');
    await tabTo(page, /准考证号/);
    await keyboard.type(ticket.ticketNumber);
    await tabTo(page, /登录码/);
    await keyboard.type(ticket.accessCode);
    await keyboard.press('Enter');
    await screen.says('请核对考生信息');
    for (const box of [/考生信息是我本人的/, /已阅读考场规则/, /个人信息处理告知/]) {
      await tabTo(page, box);
      await keyboard.press('Space');
    }
    await keyboard.press('Enter');
    await screen.says('考试已开放');
    await tabTo(page, /^button 开始考试/);
    await keyboard.press('Enter');
    await screen.untilAnswering();

    // By Tab and Space, by letters and arrows, and by both in turn.
    await tabTo(page, /^radio A/);
    await keyboard.press('Space');
    await tabTo(page, /^button 下一题/);
    await keyboard.press('Enter');
    await screen.says(/^第 2 题/);
    await page.locator('h1:focus').waitFor();
    await keyboard.press('c');
    await keyboard.press('f');
    await page.locator('button.flag[aria-pressed="true"]').waitFor();
    await keyboard.press('ArrowRight');
    await keyboard.press('b');
    await keyboard.press('ArrowRight');
    // The focus moves to the heading in the next frame.
    await screen.says(/^第 4 题/);
    await page.locator('h1:focus').waitFor();
    await tabTo(page, /^checkbox A/);
    await keyboard.press('Space');
    await keyboard.press('d');
    await screen.untilSaved();
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'A', 2: 'C', 3: 'B', 4: ['A', 'D'] });

    await keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: '检查与交卷' }).waitFor();
    await tabTo(page, /^button 交卷/);
    await keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await tabTo(page, /^button 确定交卷/);
    await keyboard.press('Enter');
    await screen.says('您已交卷');
    const held = await hall.holds(ticket);
    expect([held.state, await screen.handedIn(), await screen.receipt()]).toEqual(['submitted', 4, held.receipt]);
    await tabTo(page, /^button 复制回执码/);
    await keyboard.press('Enter');
    await screen.says('已复制');
    await screen.close();
  });
});
