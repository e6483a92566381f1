import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DemoServer } from './demo-server';
import type { Language } from './in-language';
import { PICTURES } from './inspect-page';

export const CONSOLE_WORDS = {
  'zh-CN': { username: '用户名', password: '密码', signIn: /登\s*录/ },
  en: { username: 'Username', password: 'Password', signIn: 'Sign in' },
} as const;

/** A phone and a desktop, each in one language; all four combinations when pictures are taken. */
export const CONSOLE_VIEWS = (
  [
    ['zh-CN', 360],
    ['en', 1280],
    ['zh-CN', 1280],
    ['en', 360],
  ] as const
).slice(0, PICTURES ? 4 : 2);

interface StaffSignIn {
  server: DemoServer;
  /** Path below `/console`. */
  path?: string;
  username?: string;
  /** Default: the password of the demo's staff. */
  password?: string;
  language?: Language;
}

/** A page of the console in a new browser context, signed in. Those of earlier tests are closed: they ask for news. */
export async function openConsole({
  browser,
  width,
  ...signIn
}: StaffSignIn & { browser: Browser; language: Language; width: number }): Promise<Page> {
  const { language } = signIn;
  await closeEarlierConsoles(browser);
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: language,
    reducedMotion: 'reduce',
  });
  consoles.push({ context, test: runningTest() });
  const page = await context.newPage();
  await page.addInitScript(`localStorage.setItem('sunflower.language', '${language}')`);
  await fillStaffSignIn({ page, ...signIn });
  await sendStaffSignIn(page, language);
  return page;
}

let consoles: { context: BrowserContext; test: string | undefined }[] = [];

const runningTest = (): string | undefined => expect.getState().currentTestName;

async function closeEarlierConsoles(browser: Browser): Promise<void> {
  const test = runningTest();
  const earlier = consoles.filter((one) => one.test !== test);
  consoles = consoles.filter((one) => one.test === test);
  for (const { context } of earlier) if (context.browser() === browser) await context.close();
}

/** Opens a page of the console and fills in the sign-in form without sending it. */
export async function fillStaffSignIn({
  page,
  server,
  path = '',
  username = 'admin',
  password = server.passwords[username]!,
  language = 'zh-CN',
}: StaffSignIn & { page: Page }): Promise<void> {
  const words = CONSOLE_WORDS[language];
  await page.goto(`${server.url}/console${path}`);
  await page.getByLabel(words.username).fill(username);
  await page.getByLabel(words.password).fill(password);
}

export const sendStaffSignIn = (page: Page, language: Language = 'zh-CN'): Promise<void> =>
  page.getByRole('button', { name: CONSOLE_WORDS[language].signIn }).click();
