import type { Browser } from 'playwright-core';
import { CandidateScreen, PHONE } from '../../candidate-screen';
import { ExamHall, type Ticket } from '../../exam-hall';
import { inLanguage, type Language } from '../../in-language';
import { inspectPage } from '../../inspect-page';
import { launchChromium } from '../../launch-chromium';
import { until } from '../../../fixtures/until';

jest.setTimeout(180_000);

describe.each<Language>(['zh-CN', 'en'])(
  'the consent of a candidate, and their sign-in on one or two devices (%s)',
  (language) => {
    const words = inLanguage(language);
    let hall: ExamHall;
    let browser: Browser;
    let tickets: Ticket[];

    beforeAll(async () => {
      [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
      ({ tickets } = await hall.exam({ candidates: 3 }));
    });
    afterAll(async () => {
      await browser?.close();
      await hall?.close();
    });

    async function open(): Promise<CandidateScreen> {
      const context = await browser.newContext({ viewport: PHONE, locale: language, reducedMotion: 'reduce' });
      await context.addInitScript(`try { localStorage.setItem('sunflower.language', '${language}') } catch {}`);
      return CandidateScreen.openIn(context, hall.url, words);
    }
    const says = (screen: CandidateScreen, text: string) => screen.says(words(text));
    const cookieOf = async (screen: CandidateScreen) =>
      (await screen.page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const statusOfMe = async (cookie: string) =>
      (await fetch(`${hall.url}/api/v1/candidate/me`, { headers: { Cookie: cookie } })).status;

    it('leads back to the rules when the server has no consent, and then to the exam', async () => {
      const ticket = tickets.pop()!;
      const screen = await open();
      await screen.signIn(ticket);
      await screen.agree();
      await says(screen, '开始考试');
      await hall.office.database.execute(
        'UPDATE registration SET consent_rules_version = NULL, consent_privacy_version = NULL, consent_at = NULL WHERE id = ?',
        [ticket.registrationId],
      );
      await screen.press('开始考试');
      await says(screen, '请核对考生信息');
      expect(await inspectPage({ page: screen.page, state: `consent-required-${language}` })).toEqual([]);
      await screen.agree();
      await screen.press('开始考试');
      await screen.untilAnswering();
      await screen.page.context().close();
    });

    it('reports that another sign-in has taken over, whatever seat the page sends, and can take the exam back', async () => {
      const ticket = tickets.pop()!;
      const [older, newer] = [await open(), await open()];
      await older.arrive(ticket);
      await newer.signIn(ticket);
      await newer.press('继续考试');
      await newer.untilAnswering();
      // The older page sends the seat of the newer device.
      await older.page.route('**/responses', (route) =>
        route.continue({ postData: JSON.stringify({ ...(route.request().postDataJSON() as object), seat: 2 }) }),
      );
      await older.answer(1, 'B');
      await says(older, '考试已在另一台设备上继续');
      expect((await hall.holds(ticket)).current).toEqual({});
      expect(await inspectPage({ page: older.page, state: `taken-over-${language}` })).toEqual([]);
      await older.page.unroute('**/responses');
      await older.press('改在这台设备上继续');
      await older.untilAnswering();
      await until('the answer to be saved', async () => (await hall.holds(ticket)).current[1] === 'B', 20_000);
      expect((await hall.holds(ticket)).seat).toBe(3);
      await older.page.context().close();
      await newer.page.context().close();
    });

    it('signs out on the device without network, and on the server once it can be reached', async () => {
      const ticket = tickets.pop()!;
      const screen = await open();
      await screen.signIn(ticket);
      await screen.agree();
      const cookie = await cookieOf(screen);
      expect(await statusOfMe(cookie)).toBe(200);
      await screen.page.context().setOffline(true);
      await screen.press('退出登录');
      await says(screen, '考生登录');
      const owed = words(
        '网络不通，退出登录尚未在服务器上生效。联网后会自动完成；在此之前，请不要让他人使用本机浏览器。',
      );
      await screen.says(owed);
      expect(await inspectPage({ page: screen.page, state: `sign-out-owed-${language}` })).toEqual([]);
      expect(await statusOfMe(cookie)).toBe(200);
      await screen.page.context().setOffline(false);
      await screen.page.getByText(owed).waitFor({ state: 'detached' });
      expect(await statusOfMe(cookie)).toBe(401);
      await screen.page.reload();
      await says(screen, '考生登录');
      await screen.page.context().close();
    });
  },
);
