import type { BrowserContext, Page } from 'playwright-core';

/** Shifts the device's clock from the first script on. Only the date is affected; the monotonic clock is not. */
export async function setClockWrong(context: BrowserContext, byMs: number): Promise<void> {
  await context.addInitScript(`(() => {
    const Real = Date;
    window.clockIsWrongByMs = ${byMs};
    const now = () => Real.now() + window.clockIsWrongByMs;
    window.Date = new Proxy(Real, {
      construct: (target, given, wanted) => Reflect.construct(target, given.length ? given : [now()], wanted),
      apply: () => new Real(now()).toString(),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
  })()`);
}

/** Changes the device's clock while the page is open. */
export const changeClock = (page: Page, byMs: number): Promise<void> =>
  page.evaluate(`void (window.clockIsWrongByMs = ${byMs})`);
