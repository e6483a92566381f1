import { isoTime, chineseDate } from '@sunflower/platform';
import { expiryOf, publicState } from './certificate-validity';

const shanghai = (year: number, month: number, day: number, hour = 0) => Date.UTC(year, month - 1, day, hour - 8);

describe('validity', () => {
  it.each([
    [shanghai(2026, 3, 5, 9), 24, '2028年3月5日'],
    [shanghai(2026, 1, 31, 23), 1, '2026年2月28日'],
    [shanghai(2027, 8, 31), 6, '2028年2月29日'],
    [shanghai(2026, 11, 30, 1), 1, '2026年12月30日'],
    [shanghai(2026, 12, 31, 1), 12, '2027年12月31日'],
  ])('ends with the same day of the month, validMonths later (%d, %d)', (issuedAtMs, validMonths, lastDay) => {
    const expiresAtMs = expiryOf({ issuedAtMs, validMonths }) as number;
    expect(chineseDate(expiresAtMs - 1)).toBe(lastDay);
    expect(isoTime(expiresAtMs)).toMatch(/T16:00:00\.000Z$/);
  });

  it('never expires without a number of months', () => {
    expect(expiryOf({ issuedAtMs: 0, validMonths: null })).toBeNull();
  });

  it('is expired from the first millisecond after the last day', () => {
    const certificate = { state: 'valid' as const, expiresAt: 1000 };
    expect(publicState({ certificate, nowMs: 999 })).toBe('valid');
    expect(publicState({ certificate, nowMs: 1000 })).toBe('expired');
  });

  it('stays revoked after its expiry', () => {
    expect(publicState({ certificate: { state: 'revoked', expiresAt: 1000 }, nowMs: 2000 })).toBe('revoked');
  });
});
