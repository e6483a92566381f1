import { chineseDate, endOfShanghaiDay, shanghaiDate, shanghaiTime } from './china-time';

const MIDNIGHT_MS = Date.UTC(2026, 4, 31, 16);

describe('the time in China', () => {
  it('begins the day at 00:00', () => {
    expect(shanghaiTime(MIDNIGHT_MS)).toBe('2026-06-01 00:00');
    expect(shanghaiTime(MIDNIGHT_MS - 1)).toBe('2026-05-31 23:59');
    expect(chineseDate(MIDNIGHT_MS)).toBe('2026年6月1日');
  });

  it('ends a day when the next begins', () => {
    expect(endOfShanghaiDay(shanghaiDate(MIDNIGHT_MS - 1))).toBe(MIDNIGHT_MS);
  });
});
