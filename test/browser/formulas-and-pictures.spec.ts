import type { Browser, Page } from 'playwright-core';
import { aPng } from '../fixtures/a-picture';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

/** The content policy without the exceptions for antd. */
const STRICT = "default-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'";
const LONG =
  '$$\\begin{align} a &= \\frac{b}{c} + \\sqrt{x^2+y^2+z^2} + \\sum_{i=1}^{n} i^2 + \\int_0^1 f(x)\\,dx + \\frac{d}{e} \\end{align}$$';

describe('an item with formulas and pictures', () => {
  let server: DemoServer;
  let browser: Browser;
  let page: Page;
  let picture: string;
  let words: { stem?: string; option?: string } = {};
  let asked: string[] = [];
  let faults: string[] = [];

  beforeAll(async () => {
    server = await startDemoServer();
    picture = await (await ExamOffice.open(server)).picture(aPng());
    browser = await launchChromium();
    page = await (
      await browser.newContext({ viewport: { width: 320, height: 740 }, locale: 'zh-CN', serviceWorkers: 'block' })
    ).newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text());
    });
    await page.route(`${server.url}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': STRICT } });
    });
    // The server's first item with other texts.
    await page.route('**/candidate/sessions', async (route) => {
      // Request the whole paper, even if the page holds a sealed one.
      const response = await route.fetch({ postData: '{}' });
      const reply = await response.json();
      const [item] = reply.paper.sections[0].items;
      item.stem = words.stem ?? item.stem;
      item.options[0].text = words.option ?? item.options[0].text;
      await route.fulfill({ response, json: reply });
    });
    const { ticketNumber, accessCode } = server.tickets[0]!;
    await page.goto(`${server.url}/#ticket=${ticketNumber}&code=${accessCode}`);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('请核对考生信息').waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '确认并继续' }).click();
    await page.getByRole('button', { name: '开始考试' }).click();
    await page.getByText('剩余时间').first().waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const lookAtBothSizes = async (name: string): Promise<void> => {
    const phone = page.viewportSize()!;
    await lookAt({ page, name });
    await page.setViewportSize({ width: 1280, height: 800 });
    await lookAt({ page, name });
    await page.setViewportSize(phone);
  };

  beforeEach(() => {
    asked = [];
    faults = [];
  });

  async function openItem(of: typeof words): Promise<void> {
    words = of;
    await page.goto(server.url);
    await page.getByText('剩余时间').first().waitFor();
  }

  const setWith = () => asked.filter((url) => /typeset|katex/i.test(url));
  const firstChoice = () => page.locator('fieldset input').first();

  it('loads no typesetter when there is no formula', async () => {
    await openItem({ stem: '每盒$5，两盒$10' });
    await page.getByText('每盒$5，两盒$10').waitFor();
    expect(setWith()).toEqual([]);
  });

  it('typesets formulas without inline styles, with local fonts, and within 320 px', async () => {
    await openItem({ stem: `体质指数 $\\frac{m}{h^2}$\n\n${LONG}`, option: '$x^2$' });
    await page.locator('.option .katex').waitFor();
    expect(await page.locator('.stem .katex').count()).toBe(2);
    expect(await page.locator('.stem math').count()).toBe(2);
    await page.evaluate('document.fonts.ready.then(() => null)');
    expect(asked.filter((url) => url.endsWith('.woff2')).length).toBeGreaterThan(0);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(await page.evaluate('document.querySelector(".katex-html .vlist > span").style.top')).toMatch(/em$/);
    await lookAtBothSizes('formulas');
    expect(faults).toEqual([]);
  });

  it('shows a formula as TeX while it cannot be typeset, and typesets it once there is a network', async () => {
    await page.route('**/typeset*', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('typeset'));
    await openItem({ stem: '体质指数 $\\frac{m}{h^2}$' });
    await failed;
    await page.getByText('\\frac{m}{h^2}').waitFor();
    await page.unroute('**/typeset*');
    // The page may not have noticed the failure yet, so repeat the event.
    await page.evaluate(`(async () => {
      while (!document.querySelector('.stem .katex')) {
        window.dispatchEvent(new Event('online'));
        await new Promise(requestAnimationFrame);
      }
    })()`);
  });

  it('enlarges a picture, and restores the focus', async () => {
    await openItem({ stem: `看图 ![皮疹](${picture})` });
    await page.getByRole('button', { name: '放大图片：皮疹' }).focus();
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: '皮疹' });
    await viewer.waitFor();
    await lookAtBothSizes('picture-enlarged');
    await page.getByRole('button', { name: '放大', exact: true }).click();
    await page.getByText('150%').waitFor();
    expect(
      await viewer
        .getByRole('img')
        .evaluate((image: { getBoundingClientRect: () => { width: number } }) => image.getBoundingClientRect().width),
    ).toBeCloseTo(480, -1);
    for (let stop = 0; stop < 6; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('!!document.activeElement.closest("[role=dialog]")')).toBe(true);
    }
    await page.keyboard.press('A');
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    expect(await firstChoice().isChecked()).toBe(false);
    // The effect that restores the focus may run after the dialog is gone.
    await page.getByRole('button', { name: '放大图片：皮疹' }).and(page.locator(':focus')).waitFor();
    expect(faults).toEqual([]);
  });

  it('chooses an option by a tap on its picture, and enlarges the picture by its button', async () => {
    await openItem({ option: `![皮疹](${picture})` });
    await page.getByRole('button', { name: '放大图片：皮疹' }).click();
    await page.getByRole('dialog').getByRole('img').click();
    await page.getByRole('button', { name: '关闭' }).click();
    expect(await firstChoice().isChecked()).toBe(false);
    await page.locator('.option img').first().click();
    expect(await firstChoice().isChecked()).toBe(true);
    await lookAtBothSizes('picture-option');
  });
});
