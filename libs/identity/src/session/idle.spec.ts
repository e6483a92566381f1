import { isIdle, isToBeWritten } from './idle';

const MINUTE_MS = 60_000;
const idleMs = 30 * MINUTE_MS;

describe('an unused sign-in', () => {
  it('is idle after the configured time plus one minute, in which the last use may be unrecorded', () => {
    const after = (minutes: number) => isIdle({ lastSeenAtMs: 0, nowMs: minutes * MINUTE_MS, idleMs });
    expect([after(30), after(30.99), after(31), after(300)]).toEqual([false, false, true, true]);
  });

  it('is never idle when the setting is 0 or no use is recorded', () => {
    expect(isIdle({ lastSeenAtMs: 0, nowMs: 700 * MINUTE_MS, idleMs: 0 })).toBe(false);
    expect(isIdle({ lastSeenAtMs: null, nowMs: 700 * MINUTE_MS, idleMs })).toBe(false);
  });

  it('is recorded once a minute', () => {
    const due = (lastSeenAtMs: number | null, nowMs: number) => isToBeWritten({ lastSeenAtMs, nowMs });
    expect([due(null, 5), due(0, 59_999), due(0, 60_000)]).toEqual([true, false, true]);
  });
});
