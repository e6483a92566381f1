import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { CONSOLE_VIEWS, fillStaffSignIn, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import type { Language } from './in-language';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';
import { aNewMember } from './staff-member';

const OWN = 'a phrase of their own 0002';

const WORDS = {
  'zh-CN': {
    current: '当前密码',
    next: '新密码',
    repeated: '再次输入新密码',
    tooEasy: /密码太容易被猜到/,
    account: '我的账号',
    setUp: /设\s*置/,
    code: '应用显示的 6 位验证码',
    codes: '您的恢复码',
    kept: '我已妥善保存',
    on: '已开启',
    signOut: '退出登录',
    wrongCode: /验证码不正确或已使用过/,
    useRecovery: '手机不在身边？使用恢复码',
  },
  en: {
    current: 'Current password',
    next: 'New password',
    repeated: 'Repeat the new password',
    tooEasy: /This password is too easy to guess/,
    account: 'My account',
    setUp: 'Set up',
    code: 'Six-digit code from the app',
    codes: 'Your recovery codes',
    kept: 'I have saved the codes',
    on: 'On',
    signOut: 'Sign out',
    wrongCode: /The code is wrong or has already been used/,
    useRecovery: 'Phone not at hand? Use a recovery code',
  },
} as const;

describe('a new member of staff', () => {
  let server: DemoServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchChromium()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** Presses Tab until the button with this name has the focus. */
  async function tabTo(page: Page, name: string | RegExp): Promise<void> {
    const target = page.getByRole('button', { name, exact: true }).first();
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${String(name)}`);
  }

  const press = async (page: Page, name: string | RegExp) => {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
  };

  it.each(CONSOLE_VIEWS)(
    'chooses a password, sets up two-step sign-in and signs in with it by keyboard alone (%s, %s px)',
    async (language: Language, width: number) => {
      const words = WORDS[language];
      const office = await ExamOffice.open(server);
      const username = `member-${language.toLowerCase()}-${width}`;
      const { password } = await aNewMember({ server, office, username });
      const page = await openConsole({ browser, server, language, width, username, password });

      const field = (label: string) => page.getByLabel(label, { exact: true });
      const change = async (next: string) => {
        await field(words.current).fill(password);
        await field(words.next).fill(next);
        await field(words.repeated).fill(next);
        await page.keyboard.press('Enter');
      };
      await field(words.repeated).waitFor();
      await change('admin12345');
      await page.getByText(words.tooEasy).waitFor();
      await lookAt({ page, name: `change-password-first-${language}` });
      await change(OWN);

      await page.getByRole('button', { name: words.account }).waitFor();
      await press(page, words.account);
      await page.getByRole('button', { name: words.setUp }).waitFor();
      await press(page, words.setUp);
      await page.keyboard.type(OWN);
      await page.keyboard.press('Enter');
      await field(words.code).waitFor();
      await lookAt({ page, name: `second-step-${language}` });
      const key = (await page.locator('.console-key').innerText()).replace(/[^A-Z2-7]/g, '');
      await page.keyboard.type(new TOTP({ secret: Secret.fromBase32(key) }).generate());
      await page.keyboard.press('Enter');

      await page.getByText(words.codes).waitFor();
      const [recoveryCode] = await page.locator('.console-recovery-codes code').allInnerTexts();
      await press(page, words.kept);
      await page.getByText(words.on, { exact: true }).waitFor();

      await press(page, words.signOut);
      await fillStaffSignIn({ page, server, username, password: OWN, language });
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: words.useRecovery }).waitFor();
      await page.keyboard.type('000000');
      await page.keyboard.press('Enter');
      await page.getByText(words.wrongCode).waitFor();
      await lookAt({ page, name: `sign-in-code-${language}` });
      await press(page, words.useRecovery);
      await page.keyboard.type(recoveryCode!.toLowerCase());
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: words.account }).waitFor();
      await page.context().close();
    },
    90_000,
  );
});
