import type { Browser, BrowserContext } from 'playwright-core';
import { CandidateScreen, PHONE } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';
import { anySave } from '../../shaky-network';

jest.setTimeout(120_000);

/** Ways in which a device cannot store pending answers. */
const DEVICES: [string, (context: BrowserContext) => Promise<unknown>][] = [
  [
    'forbids all storage',
    (context) =>
      context.addInitScript(`
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });
    }`),
  ],
  [
    'has no database at all',
    (context) => context.addInitScript(`Object.defineProperty(window, 'indexedDB', { value: undefined })`),
  ],
  [
    'refuses to open the database',
    (context) =>
      context.addInitScript(`
    IDBFactory.prototype.open = () => {
      const opening = new EventTarget();
      opening.error = new DOMException('Internal error.', 'UnknownError');
      setTimeout(() => opening.onerror?.(new Event('error')));
      return opening;
    };`),
  ],
  // Safari 14 did this on the first page after its start.
  [
    'never opens the database',
    (context) => context.addInitScript(`IDBFactory.prototype.open = () => new EventTarget();`),
  ],
  [
    'is full',
    (context) =>
      context.addInitScript(`
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      this.transaction.abort();
      return request;
    };
    Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };`),
  ],
];

describe('a device without storage', () => {
  let hall: ExamHall;
  let browser: Browser;
  let tickets: Ticket[];

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    ({ tickets } = await hall.exam({ candidates: DEVICES.length }));
  });
  afterEach(() => hall.network.heal());
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  async function expectTold({ screen, ticket }: { screen: CandidateScreen; ticket: Ticket }): Promise<void> {
    await screen.answer(1, 'A');
    await screen.untilSaved();
    hall.network.strike(anySave, 'lostOnTheWay');
    await screen.answer(2, 'B');
    await screen.says('网络中断，1 题尚未保存。请不要关闭本页，恢复后自动提交');
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'A' });
    hall.network.heal();
    await screen.untilSaved();
    await screen.submit();
    await screen.says('您已交卷');
    const held = await hall.holds(ticket);
    expect(held.revisions.map(({ itemNumber, revision, response }) => [itemNumber, revision, response])).toEqual([
      [1, 1, 'A'],
      [2, 1, 'B'],
    ]);
    expect([await screen.handedIn(), await screen.receipt()]).toEqual([2, held.receipt]);
  }

  it.each(DEVICES)('gets a warning and loses nothing when it %s', async (_, spoil) => {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' });
    await spoil(context);
    const screen = await CandidateScreen.openIn(context, hall.url);
    const ticket = tickets.pop()!;
    await screen.arrive(ticket);
    await expectTold({ screen, ticket });
    await screen.close();
  });
});
