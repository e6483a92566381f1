import { ExamSessionModule } from '@sunflower/exam-session';
import { Organisations } from '@sunflower/organisations';
import { DatabaseClock } from '@sunflower/platform';
import { Pictures } from '@sunflower/training';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aPng } from '../../../fixtures/a-picture';
import { anExam, type ExamFixture } from '../../../fixtures/an-exam';
import { BuiltProgram } from '../../../fixtures/built-program';
import { createTestApp, type TestApp } from '../../../fixtures/test-app';
import { createTestPlace, type TestPlace } from '../../../fixtures/test-database';
import { until } from '../../../fixtures/until';
import { AlteredServer, type Alteration, type Altered } from '../../altered-server';
import { launchChromium } from '../../launch-chromium';
import { OwnChromium } from '../../own-chromium';

const NOT_PREPARED: Altered = {
  status: 404,
  type: 'application/json',
  body: JSON.stringify({ code: 'PAPER_NOT_PREPARED', message: '', details: null }),
};
const PHONE = { viewport: { width: 360, height: 740 }, locale: 'zh-CN' };
describe('the candidate’s page without network', () => {
  let place: TestPlace;
  let app: TestApp<DatabaseClock>;
  let exam: ExamFixture;
  let api: BuiltProgram;
  let server: AlteredServer;
  let browser: Browser;
  let picture: string;
  let nextCandidate = 0;

  /** The first item of each paper shows a picture. */
  const withPicture: Alteration = async (address, original) => {
    // A sealed paper that arrived before the start could not be altered.
    if (address === '/api/v1/candidate/paper') return NOT_PREPARED;
    if (address !== '/api/v1/candidate/sessions') return null;
    return { type: 'application/json', body: (await original()).replace(/"stem":"/, `"stem":"![测试图](${picture}) `) };
  };

  beforeAll(async () => {
    place = await createTestPlace('sqlite');
    app = await createTestApp({
      engine: 'sqlite',
      config: place.config,
      modules: [ExamSessionModule],
      clock: new DatabaseClock(),
    });
    await app.clock.synchronise(() => app.database.readTimeMs());
    exam = await anExam({ app: app as unknown as TestApp, candidates: 16, consented: false });
    const organisationId = (await app.get(Organisations).findByCode('350000'))!.id;
    picture = `/api/v1/media/${(await app.get(Pictures).keep({ bytes: aPng({ width: 30, height: 20 }), organisationId, staffId: null })).sha256}`;
    api = await BuiltProgram.api({ config: place.config });
    server = await AlteredServer.before(api.url);
    browser = await launchChromium();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    api?.signal('SIGKILL');
    await app?.close();
    await place?.remove();
  });

  afterEach(async () => {
    server.alter = async () => null;
    for (const context of browser.contexts()) await context.close();
  });

  interface Sitter {
    page: Page;
    ticketNumber: string;
    accessCode: string;
    sessionId: string;
  }

  function aTicket(): { ticketNumber: string; accessCode: string } {
    const index = nextCandidate++;
    return { ticketNumber: exam.registrations[index]!.ticketNumber, accessCode: exam.accessCodes[index]! };
  }

  async function signIn(
    page: Page,
    { ticketNumber, accessCode }: { ticketNumber: string; accessCode: string },
  ): Promise<void> {
    await page.goto(server.url);
    await page.getByLabel('准考证号').fill(ticketNumber);
    await page.getByLabel('登录码').fill(accessCode);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }

  async function sitDown(context: BrowserContext, ticket = aTicket()): Promise<Sitter> {
    const page = context.pages()[0] ?? (await context.newPage());
    await signIn(page, ticket);
    await page.getByText('请核对考生信息').waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '确认并继续' }).click();
    await page.getByRole('button', { name: '开始考试' }).click();
    await timeLeft(page);
    await page.evaluate(
      'navigator.serviceWorker.ready.then(() => new Promise((done) => navigator.serviceWorker.controller ? done() : navigator.serviceWorker.oncontrollerchange = () => done()))',
    );
    const rows = await app.database.select<{ id: string }>(
      'SELECT s.id FROM exam_session s JOIN registration r ON r.id = s.registration_id WHERE r.ticket_number = ?',
      [ticket.ticketNumber],
    );
    return { page, ...ticket, sessionId: rows[0]!.id };
  }

  const timeLeft = (page: Page) => page.getByText('剩余时间').first().waitFor();
  const saved = (page: Page) =>
    page
      .getByText(/^已保存 \d\d:\d\d:\d\d$/)
      .first()
      .waitFor();
  const keptHere = (page: Page, count: number) =>
    page.getByText(`网络中断，已在本机保存 ${count} 题`).first().waitFor();
  const option = (page: Page, index: number) => page.locator('fieldset label input').nth(index);
  const isChosen = (page: Page, index: number) => option(page, index).isChecked();

  /** Answers the shown item with the option at `index`. */
  const choose = (page: Page, index: number) => option(page, index).check();
  const next = (page: Page) => page.getByRole('button', { name: '下一题' }).click();
  const previous = (page: Page) => page.getByRole('button', { name: '上一题' }).click();

  /** All revisions stored on the server. */
  async function held(sessionId: string): Promise<string[]> {
    const rows = await app.database.select<{ item_number: number; revision: number; response: string }>(
      'SELECT item_number, revision, response FROM response WHERE session_id = ? ORDER BY item_number, revision',
      [sessionId],
    );
    return rows.map((row) => `${row.item_number}/${row.revision} ${row.response}`);
  }

  /** Everything stored on this device except the page's own files. */
  const onDevice = (page: Page) =>
    page.evaluate<{ kept: string[]; caches: string[]; local: string[]; session: number }>(`(async () => {
    const database = await new Promise((done) => { const asked = indexedDB.open('sunflower-exam'); asked.onsuccess = () => done(asked.result); });
    const kept = [];
    for (const name of database.objectStoreNames) {
      const count = await new Promise((done) => { const asked = database.transaction(name).objectStore(name).count(); asked.onsuccess = () => done(asked.result); });
      if (count > 0) kept.push(name);
    }
    database.close();
    const others = (await caches.keys()).filter((name) => !name.startsWith('sunflower-page-'));
    return { kept, caches: others, local: Object.keys(localStorage).filter((key) => key !== 'sunflower.language'), session: sessionStorage.length };
  })()`);
  const nothing = { kept: [], caches: [], local: [], session: 0 };

  it('reopens after a reload with paper, pictures, time and answers, and sends everything once', async () => {
    server.alter = withPicture;
    const context = await browser.newContext(PHONE);
    const { page, sessionId } = await sitDown(context);
    await choose(page, 0);
    await saved(page);
    await page.waitForFunction(
      `caches.keys().then((names) => names.some((name) => name.startsWith('sunflower-paper-')))`,
    );
    await context.setOffline(true);
    await next(page);
    await choose(page, 1);
    await keptHere(page, 1);
    await page.reload();
    await timeLeft(page);
    await page.getByText('剩余时间暂按本机时钟推算').waitFor();
    expect(await isChosen(page, 1)).toBe(true);
    await previous(page);
    expect(await isChosen(page, 0)).toBe(true);
    expect(
      await page.evaluate(
        `(async () => { const picture = document.querySelector('img[src="${picture}"]'); await picture.decode(); return picture.naturalWidth; })()`,
      ),
    ).toBe(30);
    await next(page);
    await next(page);
    await choose(page, 2);
    await keptHere(page, 2);
    await context.setOffline(false);
    await saved(page);
    await page.getByText('剩余时间暂按本机时钟推算').waitFor({ state: 'detached' });
    expect(await held(sessionId)).toEqual(['1/1 "A"', '2/1 "B"', '3/1 "C"']);
  }, 60_000);

  it('continues after kill -9 of the browser, first without network', async () => {
    const device = OwnChromium.create();
    try {
      let [context] = (await device.launch()).contexts() as [BrowserContext];
      const { page, sessionId } = await sitDown(context);
      await choose(page, 0);
      await saved(page);
      await context.setOffline(true);
      await next(page);
      await choose(page, 1);
      await keptHere(page, 1);
      // The browser may take half a minute to write cookies to disk.
      const cookies = await context.cookies();
      await device.kill();
      [context] = (await device.launch()).contexts() as [BrowserContext];
      await context.addCookies(cookies);
      await context.setOffline(true);
      const reopened = context.pages()[0]!;
      await reopened.goto(server.url);
      await timeLeft(reopened);
      await reopened.getByText('2/4').first().waitFor();
      await keptHere(reopened, 1);
      await context.setOffline(false);
      await saved(reopened);
      expect(await held(sessionId)).toEqual(['1/1 "A"', '2/1 "B"']);
    } finally {
      await device.remove();
    }
  }, 60_000);

  it('keeps the right time on a device whose clock is a day wrong, and asks the server when the clock jumped', async () => {
    const context = await browser.newContext(PHONE);
    // The device's clock as seen by the page.
    await context.addInitScript(`{
      const real = Date.now.bind(Date);
      Date.now = () => real() + Number(localStorage.getItem('test.ahead') ?? 86400000);
    }`);
    const { page, sessionId } = await sitDown(context);
    await context.setOffline(true);
    await page.reload();
    expect(await page.getByRole('timer').textContent()).toMatch(/^(59:|1:00:00)/);

    await page.evaluate(`localStorage.setItem('test.ahead', '172800000')`);
    await page.reload();
    await page.getByText('按本机时钟推算，考试时间已到').waitFor();
    await page.getByRole('button', { name: '返回答题' }).click();
    await choose(page, 0);
    await keptHere(page, 1);
    await context.setOffline(false);
    await saved(page);
    await page.getByRole('timer').filter({ hasText: /^59:/ }).waitFor();
    expect(await held(sessionId)).toEqual(['1/1 "A"']);
  }, 60_000);

  it('continues on a second device, and sends what waited on the first when taken back', async () => {
    const [first, second] = [await browser.newContext(PHONE), await browser.newContext(PHONE)];
    const { page, sessionId, ...ticket } = await sitDown(first);
    await choose(page, 0);
    await saved(page);
    await first.setOffline(true);
    await next(page);
    await choose(page, 1);
    await keptHere(page, 1);
    const other = await second.newPage();
    await signIn(other, ticket);
    await other.getByRole('button', { name: /继续/ }).click();
    await timeLeft(other);
    expect(await isChosen(other, 0)).toBe(true);
    await next(other);
    await next(other);
    await choose(other, 2);
    await saved(other);
    await first.setOffline(false);
    await page.getByText('这台设备上还有 1 题没有提交').waitFor();
    await page.getByRole('button', { name: '改在这台设备上继续' }).click();
    await saved(page);
    expect(await held(sessionId)).toEqual(['1/1 "A"', '2/1 "B"', '3/1 "C"']);
  }, 60_000);

  it('leaves nothing of the exam on the device after submission', async () => {
    server.alter = withPicture;
    const context = await browser.newContext(PHONE);
    const { page, sessionId } = await sitDown(context);
    await choose(page, 0);
    await saved(page);
    await page.waitForFunction(
      `caches.keys().then((names) => names.some((name) => name.startsWith('sunflower-paper-')))`,
    );
    expect(await onDevice(page)).toMatchObject({
      kept: ['acknowledged', 'exam'],
      caches: [`sunflower-paper-${sessionId}`],
    });
    await page
      .getByRole('button', { name: /答题卡/ })
      .first()
      .click();
    await page.getByRole('button', { name: '交卷', exact: true }).click();
    await page.getByRole('button', { name: '确定交卷' }).click();
    await page
      .getByText(/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/)
      .first()
      .waitFor();
    await until('everything to be gone', async () => JSON.stringify(await onDevice(page)) === JSON.stringify(nothing));
  }, 60_000);

  it('does not reopen without network when the page was closed at the end of the exam', async () => {
    const context = await browser.newContext(PHONE);
    const { page, sessionId } = await sitDown(context);
    await choose(page, 0);
    await saved(page);
    // The state left by a page that is closed during cleanup.
    await page.evaluate(`localStorage.setItem('sunflower.closed', '${sessionId}')`);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('暂时连不上考试服务器').first().waitFor();
    expect(await onDevice(page)).toEqual(nothing);
  }, 60_000);

  it('shows and sends the next candidate nothing of the previous one, and loses none of their answers', async () => {
    const context = await browser.newContext(PHONE);
    const { page, sessionId, ...former } = await sitDown(context);
    await context.setOffline(true);
    await choose(page, 0);
    await keptHere(page, 1);
    await context.clearCookies();
    await page.goto('about:blank');
    await context.setOffline(false);
    const { sessionId: nextSession } = await sitDown(context);
    expect(await isChosen(page, 0)).toBe(false);
    await choose(page, 1);
    await saved(page);
    expect(await held(sessionId)).toEqual([]);
    expect(await held(nextSession)).toEqual(['1/1 "B"']);
    await context.clearCookies();
    await signIn(page, former);
    await page.getByRole('button', { name: /继续/ }).click();
    await saved(page);
    expect(await held(sessionId)).toEqual(['1/1 "A"']);
  }, 60_000);

  it('reports answers after the deadline as kept apart', async () => {
    const context = await browser.newContext(PHONE);
    const { page, sessionId } = await sitDown(context);
    await choose(page, 0);
    await saved(page);
    const deadlineMs = app.clock.now() + 6_000;
    await app.database.execute('UPDATE exam_session SET deadline_at = ? WHERE id = ?', [deadlineMs, sessionId]);
    await next(page);
    await choose(page, 1);
    await saved(page);
    await context.setOffline(true);
    await next(page);
    await choose(page, 2);
    await page.getByText('考试时间到，正在交卷').waitFor();
    await until('the deadline to pass', () => app.clock.now() > deadlineMs);
    await context.setOffline(false);
    await page.getByText('1 题的答案在收卷之后才到达，已另行保存').waitFor();
    expect(await held(sessionId)).toEqual(['1/1 "A"', '2/1 "B"']);
    const late = await app.database.select<{ item_number: number; response: string }>(
      'SELECT item_number, response FROM late_response WHERE session_id = ?',
      [sessionId],
    );
    expect(late.map((row) => `${row.item_number} ${row.response}`)).toEqual(['3 "C"']);
    await until(
      'the evidence to arrive',
      async () => (await toldAbout(sessionId)).join() === 'clock_checked,network_back',
    );
    await until('everything to be gone', async () => JSON.stringify(await onDevice(page)) === JSON.stringify(nothing));
  }, 60_000);

  const toldAbout = async (sessionId: string) =>
    (
      await app.database.select<{ kind: string }>(
        `SELECT kind FROM session_event WHERE session_id = ? AND kind IN ('clock_checked', 'network_back') ORDER BY received_at, kind`,
        [sessionId],
      )
    ).map(({ kind }) => kind);

  it('warns of a second tab, and loses neither tab’s answers', async () => {
    const context = await browser.newContext(PHONE);
    const { page, sessionId } = await sitDown(context);
    const other = await context.newPage();
    await other.goto(server.url);
    await timeLeft(other);
    for (const tab of [page, other]) await tab.getByText('另一个标签页').waitFor();
    await choose(page, 0);
    await saved(page);
    await choose(other, 1);
    await saved(other);
    await next(page);
    await choose(page, 2);
    await saved(page);
    expect(await held(sessionId)).toEqual(['1/1 "A"', '1/2 "B"', '2/1 "C"']);
    await other.close({ runBeforeUnload: true });
    await page.getByText('另一个标签页').waitFor({ state: 'detached' });
  }, 60_000);

  it.each([
    [
      'forbidden',
      `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })`,
    ],
    ['full', `IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }`],
  ])(
    'continues where storage is %s, and says what it cannot do',
    async (_, script) => {
      const context = await browser.newContext(PHONE);
      await context.addInitScript(script);
      const { page, sessionId } = await sitDown(context);
      await choose(page, 0);
      await saved(page);
      await page.getByText('本机无法保存作答').waitFor();
      await context.setOffline(true);
      await next(page);
      await choose(page, 1);
      await page.getByText('网络中断，1 题尚未保存。请不要关闭本页').first().waitFor();
      await context.setOffline(false);
      await saved(page);
      expect(await held(sessionId)).toEqual(['1/1 "A"', '2/1 "B"']);
    },
    60_000,
  );

  it('keeps a new build out of an exam in progress, and keeps only one previous build', async () => {
    const context = await browser.newContext(PHONE);
    const { page } = await sitDown(context);
    const first = /src="\/assets\/(candidate-[^"]+\.js)"/.exec(await (await fetch(server.url)).text())![1]!;
    const entryOf = (build: string): string => `candidate-of-the-${build}-build.js`;
    const deploy = async (build: string): Promise<void> => {
      server.alter = async (address, original) => {
        if (address === '/' || address === '/service-worker.js') {
          const body = (await original())
            .replaceAll(first, entryOf(build))
            .replace(/"version":"\w+"/, `"version":"${build}"`);
          return { type: address === '/' ? 'text/html' : 'text/javascript', body };
        }
        if (address === `/assets/${entryOf(build)}`)
          return { type: 'text/javascript', body: await (await fetch(`${api.url}/assets/${first}`)).text() };
        return address.startsWith('/assets/candidate-') && address.endsWith('.js') ? { status: 404, body: '' } : null;
      };
      await page.evaluate('navigator.serviceWorker.getRegistration().then((registration) => registration.update())');
      await page.waitForFunction('navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null)');
    };
    const scripts = (shown: Page) =>
      shown.evaluate<string[]>('[...document.scripts].map(({ src }) => new URL(src).pathname)');
    // Navigate by address: a reload through DevTools sometimes hangs right after a service worker changed.
    const openAgain = async (entry: string): Promise<void> => {
      await page.goto(server.url);
      await timeLeft(page);
      expect(await scripts(page)).toEqual([`/assets/${entry}`]);
    };
    const takenOver = () =>
      page.waitForFunction(
        `navigator.serviceWorker.getRegistration().then(({ installing, waiting, active }) => !installing && !waiting && active.state === 'activated')`,
      );
    const builds = () =>
      page.evaluate<string[]>(
        `caches.keys().then((names) => names.filter((name) => name.startsWith('sunflower-page-')))`,
      );
    const [own] = await builds();
    await deploy('second');
    await context.setOffline(true);
    await openAgain(first);
    await context.setOffline(false);
    await openAgain(entryOf('second'));
    await takenOver();
    expect(await builds()).toEqual([own, 'sunflower-page-second']);
    await deploy('third');
    await openAgain(entryOf('third'));
    await takenOver();
    expect(await builds()).toEqual(['sunflower-page-second', 'sunflower-page-third']);
    await context.setOffline(true);
    await page.close();
    const again = await context.newPage();
    await again.goto(server.url);
    await timeLeft(again);
    expect(await scripts(again)).toEqual([`/assets/${entryOf('third')}`]);
  }, 90_000);
});
