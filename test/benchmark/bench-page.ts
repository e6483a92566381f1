import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Ticket } from '../../apps/rehearsal/src/candidates/candidate';
import { startSystem } from '../../apps/topology/src/start-system';
import { ITEMS, preparePictureExam } from './rows/picture-exam';
import { launchChromium } from '../browser/launch-chromium';

export interface PageFigure {
  name: string;
  limitMs: number;
  /** One measurement of each round. */
  measuredMs: number[];
}

/** A cheap phone on a poor network. */
const CPU_SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const VIEW = { width: 360, height: 740 };
const TAPS = 20;
/** The browser reports a tap after painting it; wait this long so that the last is included. */
const REPORT_MS = 500;

/** Collects the browser's own measurements of taps (from touch to paint) and of tasks that blocked the page. */
const OBSERVE = `
  window.taps = new Map();
  window.stalls = [];
  new PerformanceObserver((list) => list.getEntries().filter(({ name }) => name === 'click').forEach(({ startTime, duration }) => taps.set(startTime, duration))).observe({ type: 'event', durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => stalls.push(duration))).observe({ type: 'longtask', buffered: true });
`;

/** Measures how long a candidate waits on a slow phone; each round has a new browser profile and a new session. */
export async function benchPage({ rounds }: { rounds: number }): Promise<PageFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-bench-'));
  const system = await startSystem({
    shape: { profile: 'embedded', apiCount: 1, workerCount: 0, nginx: false },
    folder,
    logFolder: join(folder, 'logs'),
    port: null,
    publicUrl: null,
    logLevel: 'warn',
    username: 'bench',
  });
  const browser = await launchChromium();
  try {
    const tickets = await preparePictureExam({ system, candidates: rounds });
    const measured: Record<string, number>[] = [];
    for (const ticket of tickets) measured.push(await oneCandidate({ browser, url: system.origin.href, ticket }));
    return FIGURES.map(([name, limitMs]) => ({ name, limitMs, measuredMs: measured.map((round) => round[name]!) }));
  } finally {
    await browser.close();
    await system.processes.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const FIGURES = [
  ['sign-in can be used', 4000],
  ['first item after “start”', 2000],
  ['tap to visible choice, median of 20', 100],
  ['tap to visible choice, slowest of 20', 100],
  ['longest stall, next × 199', 200],
  ['longest stall, answer sheet', 200],
  ['longest stall, scrolling', 200],
] as const;

async function oneCandidate({
  browser,
  url,
  ticket,
}: {
  browser: Browser;
  url: string;
  ticket: Ticket;
}): Promise<Record<(typeof FIGURES)[number][0], number>> {
  const context = await browser.newContext({ viewport: VIEW, hasTouch: true, isMobile: true, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript(OBSERVE);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  try {
    const signIn = await timed(async () => {
      void page.goto(url);
      await page.getByLabel('准考证号').waitFor();
      await page.getByRole('button', { name: '登录', exact: true }).click({ trial: true });
    });
    await admit(page, ticket);
    const firstItem = await timed(async () => {
      await page.getByRole('button', { name: '开始考试' }).tap();
      await page.locator('.option').first().waitFor();
    });
    const taps = await choiceTaps(page, devtools);
    const firstSheet = await longestStall(page, () => throughTheSheet(page));
    await itemInSheet(page, 1).tap();
    const next = await longestStall(page, async () => {
      for (let item = 1; item < ITEMS; item += 1) await page.getByRole('button', { name: '下一题' }).tap();
      await page.getByRole('button', { name: '检查交卷' }).waitFor();
    });
    const sheet = await longestStall(page, () => throughTheSheet(page));
    const scrolling = await longestStall(page, () => scrollThrough(page));
    return {
      'sign-in can be used': signIn,
      'first item after “start”': firstItem,
      'tap to visible choice, median of 20': median(taps),
      'tap to visible choice, slowest of 20': Math.max(...taps),
      'longest stall, next × 199': next,
      'longest stall, answer sheet': Math.max(firstSheet, sheet),
      'longest stall, scrolling': scrolling,
    };
  } finally {
    await context.close();
  }
}

async function admit(page: Page, { ticketNumber, accessCode }: Ticket): Promise<void> {
  await page.getByLabel('准考证号').fill(ticketNumber);
  await page.getByLabel('登录码').fill(accessCode);
  await page.getByRole('button', { name: '登录', exact: true }).tap();
  await page.getByText('请核对考生信息').waitFor();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: '确认并继续' }).tap();
  await page.getByRole('button', { name: '开始考试' }).waitFor();
}

/**
 * Milliseconds from touch to paint as the browser measures them, rounded to 8, none below 16. Raw touch events are
 * sent, because a driver's tap runs a script inside the measured page.
 */
async function choiceTaps(page: Page, devtools: CDPSession): Promise<number[]> {
  await page.evaluate('taps.clear()');
  for (let tap = 0; tap < TAPS; tap += 1) {
    const option = page.locator('.option').nth(tap % 4);
    await option.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await option.boundingBox())!;
    await devtools.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: [{ x: x + width / 2, y: y + height / 2 }],
    });
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await option.and(page.locator('.chosen')).waitFor();
  }
  return (await page.evaluate(
    `new Promise((tell) => setTimeout(() => tell([...taps.values()]), ${REPORT_MS}))`,
  )) as number[];
}

const openSheet = (page: Page) => page.getByRole('button', { name: /^答题卡/ }).tap();
const itemInSheet = (page: Page, itemNumber: number) =>
  page.getByRole('button', { name: new RegExp(`^第 ?${itemNumber} ?题`) }).first();

async function throughTheSheet(page: Page): Promise<void> {
  await openSheet(page);
  await itemInSheet(page, 100).tap();
  await openSheet(page);
  await page.locator('.sheet').waitFor();
}

/** The longest task that blocked the page for 50 ms or more; 0 when there was none. */
async function longestStall(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate('stalls.length = 0');
  await work();
  return (await page.evaluate('new Promise(requestAnimationFrame).then(() => Math.max(0, ...stalls))')) as number;
}

/** Scrolls the whole answer sheet down and up again. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const scroller = document.querySelector('.scroller');
    const distance = scroller.scrollHeight - scroller.clientHeight;
    for (const step of [...Array(60).keys(), ...[...Array(60).keys()].reverse()]) {
      scroller.scrollTop = (distance * step) / 59;
      await new Promise(requestAnimationFrame);
    }
  })()`);
}

const median = (numbers: number[]) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]!;

async function timed(work: () => Promise<void>): Promise<number> {
  const beganMs = performance.now();
  await work();
  return performance.now() - beganMs;
}
