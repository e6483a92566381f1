import type { Browser, Page } from 'playwright-core';
import { startDemoServer, type DemoServer } from './demo-server';
import { launchChromium } from './launch-chromium';

const PAGES = [
  ['/', /Chrome 87 .*iOS 14/, '准考证号'],
  ['/verify', /Chrome 87 .*iOS 14/, '证书编号'],
  ['/console', /Edge 108 .*Safari 16/, '用户名'],
] as const;

describe('a page before its script has run', () => {
  let server: DemoServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 320, height: 568 } });
  });

  afterEach(() => page.close());

  it.each(PAGES)('shows the supported browsers on %s when no script loads', async (path, browsers) => {
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(server.url + path);
    await page.getByText('正在打开').waitFor();
    expect(await page.locator('.opening-late').isVisible()).toBe(false);
    await page.evaluate('document.getAnimations().forEach((animation) => animation.finish())');
    expect(await page.locator('.opening-late').isVisible()).toBe(true);
    expect(await page.locator('.opening-late').innerText()).toMatch(browsers);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });

  it.each(PAGES)('is replaced on %s by the rendered page', async (path, _, label) => {
    await page.goto(server.url + path);
    await page.getByLabel(label).first().waitFor();
    expect(await page.locator('.opening').count()).toBe(0);
  });

  it('tells a browser that is too old for the console at once', async () => {
    await page.addInitScript('CSS.supports = (property) => property !== "container-type"');
    await page.goto(`${server.url}/console`);
    await page.locator('.opening-late').waitFor({ state: 'visible' });
    expect(await page.getByLabel('用户名').count()).toBe(0);
  });
});
