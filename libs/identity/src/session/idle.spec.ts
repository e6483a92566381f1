import { isIdle, isToBeWritten } from './idle';

const MINUTE_MS = 60_000;
const idleMs = 30 * MINUTE_MS;

describe('a sign-in that nobody uses', () => {
  it('is idle after so long, and the minute for which its last use may not have been written', () => {
    const after = (minutes: number) => isIdle({ lastSeenAtMs: 0, nowMs: minutes * MINUTE_MS, idleMs });
    expect([after(30), after(30.99), after(31), after(300)]).toEqual([false, false, true, true]);
  });

  it('is never idle where the setting is 0, nor where it was never seen', () => {
    expect(isIdle({ lastSeenAtMs: 0, nowMs: 700 * MINUTE_MS, idleMs: 0 })).toBe(false);
    expect(isIdle({ lastSeenAtMs: null, nowMs: 700 * MINUTE_MS, idleMs })).toBe(false);
  });

  it('is written down once a minute', () => {
    const due = (lastSeenAtMs: number | null, nowMs: number) => isToBeWritten({ lastSeenAtMs, nowMs });
    expect([due(null, 5), due(0, 59_999), due(0, 60_000)]).toEqual([true, false, true]);
  });
});
