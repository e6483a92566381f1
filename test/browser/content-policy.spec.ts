import type { Browser } from 'playwright-core';
import { startDemoServer, type DemoServer } from './demo-server';
import { launchChromium } from './launch-chromium';

/** Each page of the embedded profile, and an element rendered by its script. */
const PAGES = [
  ['/', 'input'],
  ['/console', 'input'],
  ['/verify', 'input'],
  ['/api/docs', '.opblock-summary-path'],
] as const;

/** Plants scripts in the page as an attacker might; returns those that ran. */
const PLANTED = `(() => {
  const script = document.createElement('script');
  script.textContent = 'window.plantedInline = true';
  document.head.append(script);
  const button = document.createElement('button');
  button.setAttribute('onclick', 'window.plantedHandler = true');
  document.body.append(button);
  button.click();
  return ['plantedInline', 'plantedHandler'].filter((name) => name in window);
})()`;

describe('a page under its content policy', () => {
  let server: DemoServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(PAGES)(
    '%s runs without violations',
    async (path, shown) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      const reply = await page.goto(`${server.url}${path}`);
      const policy = reply!.headers()['content-security-policy'];
      for (const directive of ["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"])
        expect(policy).toContain(directive);
      await page.waitForSelector(shown, { timeout: 60_000 });
      const folder = process.env.SCREENSHOT_FOLDER;
      if (folder) await page.screenshot({ path: `${folder}/content-policy${path.replaceAll('/', '-')}.png` });
      // The API replies 401 before sign-in; that is not a violation.
      expect(complaints.filter((text) => !/status of 401/.test(text))).toEqual([]);
      expect(await page.evaluate(PLANTED)).toEqual([]);
      await page.close();
    },
    120_000,
  );
});
