import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Ticket } from '../../apps/rehearsal/src/candidates/candidate';
import { startSystem } from '../../apps/topology/src/start-system';
import { ITEMS, preparePictureExam } from './picture-exam';
import { launchChromium } from '../browser/launch-chromium';

export interface PageFigure {
  name: string;
  limitMs: number;
  /** One of each round. */
  measuredMs: number[];
}

/** A cheap phone on a poor network. */
const CPU_SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const VIEW = { width: 360, height: 740 };
const TAPS = 20;

/** Collects what the browser itself says of its taps (from touch to paint) and of tasks that held the page. */
const OBSERVE = `
  window.taps = [];
  window.stalls = [];
  new PerformanceObserver((list) => list.getEntries().filter(({ name }) => name === 'click').forEach(({ duration }) => taps.push(duration))).observe({ type: 'event', durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => stalls.push(duration))).observe({ type: 'longtask', buffered: true });
`;

/** How long a candidate waits on a slow phone, in each round with a new browser profile and a new session. */
export async function benchPage({ rounds }: { rounds: number }): Promise<PageFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-bench-'));
  const system = await startSystem({
    shape: { profile: 'embedded', apiCount: 1, workerCount: 0, nginx: false }, folder, logFolder: join(folder, 'logs'), port: null, publicUrl: null, logLevel: 'warn', username: 'bench',
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
  ['tap to visible choice, slowest', 100],
  ['longest stall, next × 199', 200],
  ['longest stall, answer sheet', 200],
  ['longest stall, scrolling', 200],
] as const;

async function oneCandidate({ browser, url, ticket }: { browser: Browser; url: string; ticket: Ticket }): Promise<Record<(typeof FIGURES)[number][0], number>> {
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
    const tap = await slowestTap(page);
    const next = await longestStall(page, async () => {
      for (let item = 1; item < ITEMS; item += 1) await page.getByRole('button', { name: '下一题' }).tap();
      await page.getByRole('button', { name: '检查交卷' }).waitFor();
    });
    const sheet = await longestStall(page, async () => {
      await page.getByRole('button', { name: /^答题卡/ }).tap();
      await page.getByRole('button', { name: /^第 ?100 ?题/ }).first().tap();
      await page.getByRole('button', { name: /^答题卡/ }).tap();
      await page.locator('.sheet').waitFor();
    });
    const scrolling = await longestStall(page, () => scrollThrough(page));
    return {
      'sign-in can be used': signIn, 'first item after “start”': firstItem, 'tap to visible choice, slowest': tap,
      'longest stall, next × 199': next, 'longest stall, answer sheet': sheet, 'longest stall, scrolling': scrolling,
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

/** By the browser's own measure, which is rounded to 8 ms and holds nothing below 16. */
async function slowestTap(page: Page): Promise<number> {
  await page.evaluate('taps.length = 0');
  for (let tap = 0; tap < TAPS; tap += 1) {
    const option = page.locator('.option').nth(tap % 4);
    await option.tap();
    await option.and(page.locator('.chosen')).waitFor();
  }
  return (await page.evaluate('new Promise(requestAnimationFrame).then(() => Math.max(0, ...taps))')) as number;
}

/** Of tasks that held the page for 50 ms and more; 0 when there was none. */
async function longestStall(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate('stalls.length = 0');
  await work();
  return (await page.evaluate('new Promise(requestAnimationFrame).then(() => Math.max(0, ...stalls))')) as number;
}

/** The whole answer sheet down and up again. */
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

async function timed(work: () => Promise<void>): Promise<number> {
  const beganMs = performance.now();
  await work();
  return performance.now() - beganMs;
}
