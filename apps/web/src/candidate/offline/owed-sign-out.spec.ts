import { NetworkError } from '../../api/http';
import { browserOwedSignOut } from './owed-sign-out';

const FORBIDDEN = () => {
  throw new Error('storage is forbidden');
};

function aBrowser({ forbidden = false } = {}) {
  const kept = new Map<string, string>();
  let online = true;
  let signOuts = 0;
  const storage = {
    getItem: forbidden ? FORBIDDEN : (key: string) => kept.get(key) ?? null,
    setItem: forbidden ? FORBIDDEN : (key: string, value: string) => void kept.set(key, value),
    removeItem: forbidden ? FORBIDDEN : (key: string) => void kept.delete(key),
  };
  return {
    /** A newly loaded page in the same browser. */
    page: () =>
      browserOwedSignOut({
        storage,
        signOut: async () => {
          if (!online) throw new NetworkError('offline');
          signOuts += 1;
        },
      }),
    goOffline: () => void (online = false),
    goOnline: () => void (online = true),
    signOuts: () => signOuts,
  };
}

describe('a sign-out', () => {
  it('is not sent unless requested', async () => {
    const { page, signOuts } = aBrowser();
    await page().settle();
    expect(signOuts()).toBe(0);
  });

  it.each([false, true])('is sent to the server once (storage forbidden: %s)', async (forbidden) => {
    const browser = aBrowser({ forbidden });
    const page = browser.page();
    page.owe();
    expect(page.isOwed()).toBe(true);
    await page.settle();
    await page.settle();
    expect([page.isOwed(), browser.signOuts()]).toEqual([false, 1]);
  });

  it('is settled for all tabs by the one that reaches the server, and never twice at once', async () => {
    const browser = aBrowser();
    const [tab, otherTab] = [browser.page(), browser.page()];
    tab.owe();
    expect(otherTab.isOwed()).toBe(true);
    await Promise.all([otherTab.settle(), otherTab.settle()]);
    await tab.settle();
    expect([tab.isOwed(), browser.signOuts()]).toEqual([false, 1]);
  });

  it('without network is owed until the server has received it, even after a reload', async () => {
    const browser = aBrowser();
    browser.goOffline();
    const page = browser.page();
    page.owe();
    await expect(page.settle()).rejects.toBeInstanceOf(NetworkError);
    const next = browser.page();
    expect(next.isOwed()).toBe(true);
    browser.goOnline();
    await next.settle();
    expect([browser.page().isOwed(), browser.signOuts()]).toEqual([false, 1]);
  });
});
