import type { Browser } from 'playwright-core';
import { CandidateScreen } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { launchChromium } from '../../launch-chromium';
import { OwnChromium } from '../../own-chromium';
import { anySave } from '../../shaky-network';

jest.setTimeout(120_000);

describe('a page closed with pending answers', () => {
  let hall: ExamHall;
  let browser: Browser;
  let tickets: Ticket[];
  const device = OwnChromium.create();

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    ({ tickets } = await hall.exam({ candidates: 3 }));
  });
  afterEach(() => hall.network.heal());
  afterAll(async () => {
    await device.remove();
    await browser?.close();
    await hall?.close();
  });

  async function withPending(screen: CandidateScreen): Promise<Ticket> {
    const ticket = tickets.pop()!;
    await screen.arrive(ticket);
    await screen.answer(1, 'B');
    await screen.untilSaved();
    hall.network.strike(anySave, 'lostOnTheWay');
    await screen.answer(1, 'C');
    await screen.answer(2, 'A');
    await screen.says('网络中断，已在本机保存 2 题，恢复后自动提交');
    expect((await hall.holds(ticket)).current).toEqual({ 1: 'B' });
    return ticket;
  }

  async function expectNothingLost({ screen, ticket }: { screen: CandidateScreen; ticket: Ticket }): Promise<void> {
    await screen.untilSaved();
    const held = await hall.holds(ticket);
    expect(held.revisions.map(({ itemNumber, revision, response }) => [itemNumber, revision, response])).toEqual([
      [1, 1, 'B'],
      [1, 2, 'C'],
      [2, 1, 'A'],
    ]);
    expect([await screen.chosen(1), await screen.chosen(2)]).toEqual([['C'], ['A']]);
    await screen.submit();
    await screen.says('您已交卷');
    expect([await screen.handedIn(), await screen.receipt()]).toEqual([2, (await hall.holds(ticket)).receipt]);
  }

  it('sends them after a reload', async () => {
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    const ticket = await withPending(screen);
    screen.page.on('dialog', (dialog) => void dialog.accept());
    await screen.page.reload();
    await screen.untilAnswering();
    expect(await screen.chosen(2)).toEqual(['A']);
    hall.network.heal();
    await expectNothingLost({ screen, ticket });
    await screen.close();
  });

  it('sends them after the browser was killed, from the same profile', async () => {
    const before = await CandidateScreen.openIn((await device.launch()).contexts()[0]!, hall.url);
    const ticket = await withPending(before);
    await device.kill();
    hall.network.heal();
    const screen = await CandidateScreen.openIn((await device.launch()).contexts()[0]!, hall.url);
    // The cookie and the place may not have reached the disk: each of these pages may appear.
    const [signIn, goOn, answering] = [
      screen.page.getByLabel('准考证号'),
      screen.page.getByRole('button', { name: '继续考试' }),
      screen.page.getByText('剩余时间').first(),
    ];
    await signIn.or(goOn).or(answering).waitFor();
    if (await signIn.isVisible()) await screen.signIn(ticket);
    await goOn.or(answering).waitFor();
    if (await goOn.isVisible()) await goOn.click();
    await screen.untilAnswering();
    await expectNothingLost({ screen, ticket });
    await device.kill();
  });

  it('sends them when the same candidate signs in again, and not for another candidate', async () => {
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    const ticket = await withPending(screen);
    screen.page.on('dialog', (dialog) => void dialog.accept());
    await screen.page.context().clearCookies();
    await screen.page.reload();
    const [other] = (await hall.exam()).tickets;
    await screen.arrive(other!);
    hall.network.heal();
    await screen.answer(3, 'A');
    await screen.untilSaved();
    expect((await hall.holds(other!)).current).toEqual({ 3: 'A' });
    await screen.page.context().clearCookies();
    await screen.page.reload();
    await screen.signIn(ticket);
    // The other candidate's sign-in removed the stored place, so the page asks before it continues.
    await screen.press('继续考试');
    await screen.untilAnswering();
    await expectNothingLost({ screen, ticket });
    await screen.close();
  });
});
