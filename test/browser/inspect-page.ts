import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Where pictures go when somebody wants to look. */
export const PICTURES = process.env.SCREENSHOT_FOLDER;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** 640 × 400 is what is left of a desktop at 200 % zoom. */
const VIEWS = [
  { name: '320', width: 320, height: 640, axe: false },
  { name: 'phone', width: 360, height: 740, axe: true },
  { name: 'zoomed', width: 640, height: 400, axe: false },
  { name: 'desktop', width: 1280, height: 800, axe: true },
] as const;

const SMALLEST_TARGET = 44;

/** What is touched, with its label where that is touched too. Half a pixel is lost to rounding. */
const SMALL_TARGETS = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .map((target) => (target.matches('[type=radio], [type=checkbox]') && target.closest('label')) || target)
  .filter((target) => target.checkVisibility({ checkVisibilityCSS: true }))
  .map((target) => ({ target, box: target.getBoundingClientRect() }))
  .filter(({ box }) => box.width < ${SMALLEST_TARGET - 0.5} || box.height < ${SMALLEST_TARGET - 0.5})
  .map(({ target, box }) => target.outerHTML.slice(0, 120) + ' is ' + Math.round(box.width) + ' × ' + Math.round(box.height))`;

/** The page, and what scrolls inside it; a wide table may, in a frame of its own. */
const TOO_WIDE = `[document.documentElement, ...document.querySelectorAll('.scroller')]
  .filter((place) => place.scrollWidth > place.clientWidth)
  .map((place) => (place.className || 'the page') + ' is ' + place.scrollWidth + ' wide in ' + place.clientWidth)`;

/** Only where the reader wants less motion, as the contexts of these specs do. */
const MOVING = `[...document.querySelectorAll('*')]
  .filter((one) => { const style = getComputedStyle(one); return style.animationName !== 'none' || style.transitionDuration.split(',').some((time) => parseFloat(time) > 0) || style.scrollBehavior === 'smooth'; })
  .map((one) => one.outerHTML.slice(0, 120) + ' moves')`;

/** What is wrong with a page in this state, at every size; leaves it as it was. */
export async function inspectPage({ page, state }: { page: Page; state: string }): Promise<string[]> {
  const before = page.viewportSize()!;
  const problems: string[] = [];
  for (const { name, width, height, axe } of VIEWS) {
    await page.setViewportSize({ width, height });
    await page.evaluate('new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))');
    const found = [
      ...(await page.evaluate<string[]>(TOO_WIDE)),
      ...(await page.evaluate<string[]>(SMALL_TARGETS)),
      ...(await page.evaluate<string[]>(MOVING)),
    ];
    if (axe) found.push(...(await axeFindings(page)));
    problems.push(...found.map((problem) => `${state}, ${name}: ${problem}`));
    if (PICTURES) await takePicture({ page, name: `${state}-${name}` });
  }
  await page.setViewportSize(before);
  return problems;
}

/** What breaks WCAG 2.2 AA by axe, but for what `without` selects. Our pages have no frames: it runs in the page alone, and tells faults only. */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] })
    .setLegacyMode();
  const { violations } = await without.reduce((builder, selector) => builder.exclude(selector), axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}

interface Look {
  page: Page;
  name: string;
  /** Of the picture: all that can be scrolled to. */
  fullPage?: boolean;
  /** Selectors of what axe is not asked about. */
  without?: readonly string[];
}

/** The page as it stands, at the one size it has: no wider than that, and without findings of axe. */
export async function lookAt({ page, name, fullPage = false, without }: Look): Promise<void> {
  const { width } = page.viewportSize()!;
  await settle(page);
  if (PICTURES) await takePicture({ page, name: `${name}-${width}`, fullPage });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  expect(await axeFindings(page, without)).toEqual([]);
}

/** Waits for what moves to its end: a colour on its way to another has a contrast that nobody is left to read. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(
    `Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished)).then(() => null)`,
  );

async function takePicture({
  page,
  name,
  fullPage = false,
}: {
  page: Page;
  name: string;
  fullPage?: boolean;
}): Promise<void> {
  mkdirSync(PICTURES!, { recursive: true });
  await page.screenshot({ path: join(PICTURES!, `${name}.png`), fullPage });
}
