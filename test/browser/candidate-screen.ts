import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { until } from '../fixtures/until';
import type { Ticket } from './exam-hall';
import { inLanguage, type Words } from './in-language';

export const PHONE = { width: 360, height: 740 };

/** A candidate's browser page, used by its texts and controls. Texts are given in Chinese and translated by `words`. */
export class CandidateScreen {
  constructor(
    readonly page: Page,
    readonly words: Words = inLanguage('zh-CN'),
  ) {}

  static async open({
    browser,
    url,
    viewport = PHONE,
  }: {
    browser: Browser;
    url: string;
    viewport?: { width: number; height: number };
  }): Promise<CandidateScreen> {
    return CandidateScreen.openIn(await browser.newContext({ viewport, locale: 'zh-CN' }), url);
  }

  static async openIn(context: BrowserContext, url: string, words?: Words): Promise<CandidateScreen> {
    const screen = new CandidateScreen(await context.newPage(), words);
    await screen.page.goto(url);
    return screen;
  }

  async signIn({ ticketNumber, accessCode }: Ticket): Promise<void> {
    await this.page.getByLabel(this.words('准考证号')).fill(ticketNumber);
    await this.page.getByLabel(this.words('登录码')).fill(accessCode);
    await this.press('登录');
  }

  async agree(): Promise<void> {
    await this.page.getByText(this.words('请核对考生信息')).waitFor();
    for (const box of await this.page.getByRole('checkbox').all()) await box.check();
    await this.press('确认并继续');
  }

  /** From the sign-in page to the first item. */
  async arrive(ticket: Ticket): Promise<void> {
    await this.signIn(ticket);
    await this.agree();
    await this.press('开始考试');
    await this.untilAnswering();
  }

  async untilAnswering(): Promise<void> {
    await this.page.getByText(this.words('剩余时间')).first().waitFor();
    await this.heading.waitFor();
  }

  private get heading() {
    return this.page.locator('article.item h1');
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words(name), exact: true }).click();
  }

  async goTo(itemNumber: number): Promise<void> {
    const shown = async () => Number(/\d+/.exec(await this.heading.innerText())![0]);
    for (let at = await shown(); at !== itemNumber; at = await shown()) {
      await this.press(at < itemNumber ? '下一题' : '上一题');
      const next = at < itemNumber ? at + 1 : at - 1;
      await this.heading.filter({ hasText: new RegExp(`(^|\\D)${next}\\D`) }).waitFor();
    }
  }

  /** Chooses options of an item by their letters. */
  async answer(itemNumber: number, ...letters: string[]): Promise<void> {
    await this.goTo(itemNumber);
    for (const letter of letters)
      await this.page
        .locator('label.option')
        .filter({ has: this.page.locator('.letter', { hasText: letter }) })
        .click();
  }

  /** The chosen letters of an item as shown on the page. */
  async chosen(itemNumber: number): Promise<string[]> {
    await this.goTo(itemNumber);
    return this.page.locator('label.option:has(input:checked) .letter').allInnerTexts();
  }

  /** Waits until the page shows this text anywhere. */
  async says(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  /**
   * Lets the page ask the server until this is shown, as it does when its network is back. A page on which nothing
   * happens asks every 25 s.
   */
  async asksUntilShown(expected: Locator): Promise<void> {
    const isShown = async () => {
      await this.page.evaluate(`window.dispatchEvent(new Event('online'))`);
      // The server reads news once a second.
      return expected.waitFor({ timeout: 1_000 }).then(
        () => true,
        () => false,
      );
    };
    await until(`the page shows ${String(expected)}`, isShown, 30_000);
  }

  async untilSaved(): Promise<void> {
    await this.page.locator('.save', { hasText: /已保存 \d\d:\d\d:\d\d/ }).waitFor();
  }

  /** Records all save states shown from now on. */
  async noteWhatIsSaid(): Promise<() => Promise<string[]>> {
    await this.page.evaluate(`(() => {
      const place = document.querySelector('.save');
      window.said = [place.innerText];
      new MutationObserver(() => window.said.push(place.innerText)).observe(place, { subtree: true, childList: true, characterData: true });
    })()`);
    return () => this.page.evaluate('window.said');
  }

  /** From now on submissions contain an invalid response for this item. */
  async spoilSubmissionOf(itemNumber: number): Promise<void> {
    await this.page.route('**/submit', (route) => {
      const { seat, responses } = route.request().postDataJSON() as {
        seat: number;
        responses: { itemNumber: number }[];
      };
      return route.continue({
        postData: {
          seat,
          responses: responses.map((one) => (one.itemNumber === itemNumber ? { ...one, response: 'Z' } : one)),
        },
      });
    });
  }

  async submit(): Promise<void> {
    await this.page.locator('.sheet-button').click();
    await this.confirmSubmission();
  }

  async confirmSubmission(): Promise<void> {
    await this.page.getByRole('heading', { name: this.words('检查与交卷') }).waitFor();
    await this.press('交卷');
    await this.press('确定交卷');
  }

  /** Waits for the receipt and returns it. */
  async receipt(): Promise<string> {
    return this.page.locator('.receipt-code').innerText();
  }

  /** The number of submitted answers shown on the page. */
  async handedIn(): Promise<number> {
    const said = await this.page.locator('dt:text-is("已交答案") + dd').innerText();
    return Number(/\d+/.exec(said)![0]);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
