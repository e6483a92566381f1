import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Folder for screenshots; none are taken without it. */
export const PICTURES = process.env.SCREENSHOT_FOLDER;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** 640 × 400 is a desktop at 200 % zoom. */
const VIEWS = [
  { name: '320', width: 320, height: 640, axe: false },
  { name: 'phone', width: 360, height: 740, axe: true },
  { name: 'zoomed', width: 640, height: 400, axe: false },
  { name: 'desktop', width: 1280, height: 800, axe: true },
] as const;

const SMALLEST_TARGET = 44;

/** Touch targets that are too small; a radio or checkbox counts with its label. Allows half a pixel for rounding. */
const SMALL_TARGETS = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .map((target) => (target.matches('[type=radio], [type=checkbox]') && target.closest('label')) || target)
  .filter((target) => target.checkVisibility({ checkVisibilityCSS: true }))
  .map((target) => ({ target, box: target.getBoundingClientRect() }))
  .filter(({ box }) => box.width < ${SMALLEST_TARGET - 0.5} || box.height < ${SMALLEST_TARGET - 0.5})
  .map(({ target, box }) => target.outerHTML.slice(0, 120) + ' is ' + Math.round(box.width) + ' × ' + Math.round(box.height))`;

/** The page and its scrollers must not be wider than their space. Wide tables scroll in their own frames. */
const TOO_WIDE = `[document.documentElement, ...document.querySelectorAll('.scroller')]
  .filter((place) => place.scrollWidth > place.clientWidth)
  .map((place) => (place.className || 'the page') + ' is ' + place.scrollWidth + ' wide in ' + place.clientWidth)`;

/** Elements that move although the browser context asks for reduced motion. */
const MOVING = `[...document.querySelectorAll('*')]
  .filter((one) => { const style = getComputedStyle(one); return style.animationName !== 'none' || style.transitionDuration.split(',').some((time) => parseFloat(time) > 0) || style.scrollBehavior === 'smooth'; })
  .map((one) => one.outerHTML.slice(0, 120) + ' moves')`;

/** The first ten of them. */
export const movingElements = async (page: Page): Promise<string[]> =>
  (await page.evaluate<string[]>(MOVING)).slice(0, 10);

/** Problems of a page in this state at every size; restores the size afterwards. */
export async function inspectPage({ page, state }: { page: Page; state: string }): Promise<string[]> {
  const before = page.viewportSize()!;
  const problems: string[] = [];
  for (const { name, width, height, axe } of VIEWS) {
    await page.setViewportSize({ width, height });
    await page.evaluate('new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))');
    const found = [
      ...(await page.evaluate<string[]>(TOO_WIDE)),
      ...(await page.evaluate<string[]>(SMALL_TARGETS)),
      ...(await movingElements(page)),
    ];
    if (axe) found.push(...(await axeFindings(page)));
    problems.push(...found.map((problem) => `${state}, ${name}: ${problem}`));
    if (PICTURES) await takePicture({ page, name: `${state}-${name}` });
  }
  await page.setViewportSize(before);
  return problems;
}

/** A short message fades away while axe looks, and its colours then have a misleading contrast. */
const FADING = '.ant-message';

/** WCAG 2.2 AA violations found by axe, except in `without`. Legacy mode suffices, because the pages have no frames. */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] })
    .setLegacyMode();
  const { violations } = await [FADING, ...without].reduce((one, selector) => one.exclude(selector), axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}

interface Look {
  page: Page;
  name: string;
  /** Screenshot of the full scrollable page. */
  fullPage?: boolean;
  /** Selectors that axe skips. */
  without?: readonly string[];
}

/** Checks the page at its current size: no overflow and no violations found by axe. */
export async function lookAt({ page, name, fullPage = false, without }: Look): Promise<void> {
  const { width } = page.viewportSize()!;
  await settle(page);
  if (PICTURES) await takePicture({ page, name: `${name}-${width}`, fullPage });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  expect(await axeFindings(page, without)).toEqual([]);
}

/** Waits for animations to finish, because colours in transition have a misleading contrast. */
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
