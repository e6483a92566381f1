import type { Page } from 'playwright-core';
import type { DemoServer } from './demo-server';
import type { Language } from './in-language';

export const CONSOLE_WORDS = {
  'zh-CN': { username: '用户名', password: '密码', signIn: /登\s*录/ },
  en: { username: 'Username', password: 'Password', signIn: 'Sign in' },
} as const;

/** A page of the console, with name and password of one of the demo's staff filled in and not sent yet. */
export async function fillStaffSignIn({ page, server, path = '', username = 'admin', language = 'zh-CN' }: {
  page: Page;
  server: DemoServer;
  /** Below `/console`. */
  path?: string;
  username?: string;
  language?: Language;
}): Promise<void> {
  const words = CONSOLE_WORDS[language];
  await page.goto(`${server.url}/console${path}`);
  await page.getByLabel(words.username).fill(username);
  await page.getByLabel(words.password).fill(server.passwords[username]!);
}

export const sendStaffSignIn = (page: Page, language: Language = 'zh-CN'): Promise<void> =>
  page.getByRole('button', { name: CONSOLE_WORDS[language].signIn }).click();
