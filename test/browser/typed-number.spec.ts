import type { Browser } from 'playwright-core';
import { until } from '../fixtures/until';
import { CandidateScreen } from './candidate-screen';
import { everyKind, ITEM } from './every-kind';
import { ExamHall, type Ticket } from './exam-hall';
import { launchChromium } from './launch-chromium';

jest.setTimeout(200_000);

describe('a number field', () => {
  let hall: ExamHall;
  let browser: Browser;
  let content: Awaited<ReturnType<typeof everyKind>>;

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    content = await everyKind(hall);
  });

  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  async function atTheField(): Promise<{ screen: CandidateScreen; mine: Ticket }> {
    const mine = await hall.ticket({ content });
    const screen = await CandidateScreen.open({ browser, url: hall.url });
    await screen.arrive(mine);
    await screen.goTo(ITEM.numeric);
    return { screen, mine };
  }

  const field = ({ page }: CandidateScreen) => page.locator('article.item input');
  const stored = async (mine: Ticket) => (await hall.holds(mine)).current[ITEM.numeric];

  it('does not save text that is not a number, says so, and keeps it in the field until corrected', async () => {
    const { screen, mine } = await atTheField();
    await field(screen).pressSequentially('36');
    await screen.untilSaved();
    await field(screen).pressSequentially('+5');
    await screen.says('请只填一个数字，例如 12.5，不要写单位或算式。现在的内容没有保存。');
    await screen.page.locator('.save.trouble', { hasText: '1 题填的不是数字，未保存' }).waitFor();
    await until('the 36 is taken back', async () => (await stored(mine)) === null);

    await screen.goTo(ITEM.matching);
    expect(await screen.page.locator('.save').innerText()).toContain('1 题填的不是数字，未保存');
    await screen.goTo(ITEM.numeric);
    expect(await field(screen).inputValue()).toBe('36+5');
    await screen.page.reload();
    await screen.untilAnswering();
    expect(await field(screen).inputValue()).toBe('36+5');
    await screen.page.locator('.sheet-button').click();
    await screen.says('下列题目填的不是数字，没有保存。请改为数字后再交卷；不改的，按未作答计。');
    await screen.page.locator('.item-links').first().getByRole('button').click();

    await field(screen).fill('２５８。５０');
    await screen.untilSaved();
    await field(screen).blur();
    expect(await field(screen).inputValue()).toBe('258.50');
    expect(await stored(mine)).toBe('258.50');
    await screen.page.context().close();
  });

  it('is cleared by the button, even of text that is not a number', async () => {
    const { screen } = await atTheField();
    await field(screen).fill('12.5kg');
    await screen.says('1 题填的不是数字，未保存');
    await screen.press('清除作答');
    expect(await field(screen).inputValue()).toBe('');
    await screen.page.locator('.save.trouble').waitFor({ state: 'detached' });
    await screen.page.context().close();
  });

  it('has an API that refuses such text from any client, names the item, and saves nothing of the request', async () => {
    const { screen, mine } = await atTheField();
    const { sessionId, seat } = await hall.holds(mine);
    const save = (response: unknown) =>
      screen.page.context().request.put(`${hall.url}/api/v1/candidate/sessions/${sessionId}/responses`, {
        data: {
          seat,
          responses: [
            { itemNumber: ITEM.single, revision: 1, response: 'A' },
            { itemNumber: ITEM.numeric, revision: 1, response },
          ],
        },
      });
    for (const wrong of ['36+5', '37 38', '12.5kg', '1e3', 12.5]) {
      const refused = await save(wrong);
      expect(refused.status()).toBe(422);
      expect(await refused.json()).toMatchObject({ code: 'INVALID_RESPONSE', details: { itemNumber: ITEM.numeric } });
    }
    expect((await hall.holds(mine)).current).toEqual({});
    expect((await save(' 1，000 ')).status()).toBe(200);
    expect(await stored(mine)).toBe('1000');
    await screen.page.context().close();
  });
});
