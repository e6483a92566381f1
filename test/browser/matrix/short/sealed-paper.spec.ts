import type { Browser } from 'playwright-core';
import { CandidateScreen, PHONE } from '../../candidate-screen';
import { ExamHall } from '../../exam-hall';
import { lookAt } from '../../inspect-page';
import { inLanguage, type Language } from '../../in-language';
import { launchChromium } from '../../launch-chromium';
import { anyCall, anyStart } from '../../shaky-network';

jest.setTimeout(90_000);

const PATH = '/api/v1/candidate/paper';
const DESKTOP = { width: 1280, height: 800 };
const MINUTE_MS = 60_000;
const OPENS_IN_MS = 10 * MINUTE_MS;

describe('a sealed paper on the device before opening', () => {
  let hall: ExamHall;
  let browser: Browser;

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
  });
  afterEach(() => hall.network.heal());
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  interface Waiting {
    prepare?: (screen: CandidateScreen) => Promise<void>;
    viewport?: { width: number; height: number };
    language?: Language;
  }

  /** A candidate who has signed in ten minutes early, and whose page takes these minutes at a jump with `open`. */
  async function waiting({ prepare, viewport = PHONE, language = 'zh-CN' }: Waiting = {}) {
    const { examId, tickets, sittingId } = await hall.exam({ opensInMs: OPENS_IN_MS });
    await hall.untilPrepared(examId, tickets.length);
    const context = await browser.newContext({ viewport, locale: language });
    await context.addInitScript(`localStorage.setItem('sunflower.language', '${language}')`);
    await context.clock.install();
    // Pages fetch their papers after a random pause, and this one at once.
    await context.addInitScript('Math.random = () => 0');
    const screen = await CandidateScreen.openIn(context, hall.url, inLanguage(language));
    await prepare?.(screen);
    await screen.signIn(tickets[0]!);
    await screen.agree();
    await screen.page.getByRole('timer').waitFor();
    const open = async () => {
      await hall.openSitting(sittingId);
      await screen.page.clock.fastForward(OPENS_IN_MS);
    };
    return { screen, open };
  }

  /** Changes one byte of the paper, like a device that corrupts stored data. */
  const corrupt = async ({ page }: CandidateScreen): Promise<void> => {
    await page.route(`**${PATH}`, async (route) => {
      const reply = await route.fetch();
      const body = await reply.body();
      body[40]! ^= 1;
      await route.fulfill({ response: reply, body });
    });
  };

  const untilDownloaded = (screen: CandidateScreen): Promise<void> =>
    screen.page.getByText(screen.words('试卷已下载，开考后立即打开。')).waitFor();

  it('is unreadable until the start, and then opens with a short reply', async () => {
    const { screen, open } = await waiting();
    await untilDownloaded(screen);
    const calls = hall.network.passed.filter(anyCall).map(({ reply }) => reply);
    expect(calls.filter((reply) => /"sections"|测试单选题/.test(reply))).toEqual([]);
    await open();
    await screen.untilAnswering();
    const started = hall.network.passed.filter(anyStart).at(-1)!;
    expect(Object.keys(JSON.parse(started.reply) as object)).toEqual([
      'session',
      'paperKey',
      'responses',
      'serverTime',
    ]);
    expect(started.reply.length).toBeLessThan(1_000);
    await screen.answer(1, 'B');
    await screen.untilSaved();
    await screen.page.context().close();
  });

  it('is fetched once, even across a reload', async () => {
    const fetches = () => hall.network.passed.filter(({ path }) => path === PATH).length;
    const { screen } = await waiting();
    await untilDownloaded(screen);
    const before = fetches();
    await screen.page.reload();
    await untilDownloaded(screen);
    expect(fetches()).toBe(before);
    await screen.page.context().close();
  });

  it('starts as soon as one reply gets through the network', async () => {
    const { screen, open } = await waiting();
    await untilDownloaded(screen);
    hall.network.cut();
    await open();
    await screen.page.getByText('试卷已在本机，正在自动重试，网络一通就开始。').waitFor();
    hall.network.heal();
    await screen.untilAnswering();
    await screen.page.context().close();
  });

  it('is replaced by the whole paper when it does not open', async () => {
    const { screen, open } = await waiting({ prepare: corrupt });
    await untilDownloaded(screen);
    const from = hall.network.passed.length;
    await open();
    await screen.untilAnswering();
    const starts = hall.network.passed
      .slice(from)
      .filter(anyStart)
      .filter(({ status }) => status === 200);
    expect(starts.map(({ body }) => Object.keys(JSON.parse(body) as object))).toEqual([['paper'], []]);
    await screen.page.context().close();
  });

  it('is not needed when none can be fetched', async () => {
    hall.network.strike(({ path }) => path === PATH, {
      status: 404,
      headers: {},
      body: { code: 'PAPER_NOT_PREPARED', message: '', details: null },
    });
    const { screen, open } = await waiting();
    await open();
    await screen.untilAnswering();
    expect(hall.network.passed.some(anyCall)).toBe(true);
    await screen.page.context().close();
  });

  describe.each<Language>(['zh-CN', 'en'])('as it looks in %s', (language) => {
    it.each([PHONE, DESKTOP])('at %o', async (viewport) => {
      const look = (screen: CandidateScreen, name: string) =>
        lookAt({ page: screen.page, name: `sealed-paper-${name}-${language}` });
      const sound = await waiting({ viewport, language });
      await untilDownloaded(sound.screen);
      await look(sound.screen, 'waiting');
      hall.network.cut();
      await sound.open();
      const withPaper = sound.screen.words('试卷已在本机，正在自动重试，网络一通就开始。');
      await sound.screen.page.getByText(withPaper).waitFor();
      await look(sound.screen, 'bell-without-network');
      hall.network.heal();
      await sound.screen.untilAnswering();
      await sound.screen.page.context().close();

      const spoilt = await waiting({ prepare: corrupt, viewport, language });
      await untilDownloaded(spoilt.screen);
      // The key arrives, and the whole paper does not.
      hall.network.strike((asked) => anyStart(asked) && asked.body === '{}', 'lostOnTheWay');
      await spoilt.open();
      await spoilt.screen.page.getByText(spoilt.screen.words('正在自动重试…')).waitFor();
      expect(await spoilt.screen.page.getByText(withPaper).count()).toBe(0);
      await look(spoilt.screen, 'key-does-not-open');
      hall.network.heal();
      await spoilt.screen.untilAnswering();
      await spoilt.screen.page.context().close();
    });
  });
});
