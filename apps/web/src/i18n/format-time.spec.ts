import {
  formatClock,
  formatDate,
  formatDateTime,
  formatDateTimeToSecond,
  formatDay,
  formatTime,
  formatTimeWithSeconds,
} from './format-time';

/** Midnight at the start of June in China. */
const MIDNIGHT = '2026-05-31T16:00:00.000Z';
const MORNING = '2026-06-01T01:05:07.000Z';

describe('times on the pages', () => {
  it('show midnight as 00:00 of the new day in every language', () => {
    expect(formatDateTime(MIDNIGHT, 'zh-CN')).toBe('2026年6月1日 00:00');
    expect(formatDateTime(MIDNIGHT, 'en')).toBe('Jun 1, 2026, 00:00');
    expect(formatDateTimeToSecond(MIDNIGHT, 'zh-CN')).toBe('2026年6月1日 00:00:00');
    expect(formatDateTimeToSecond(MIDNIGHT, 'en')).toBe('Jun 1, 2026, 00:00:00');
    expect(formatClock(Date.parse(MIDNIGHT))).toBe('00:00:00');
    expect(formatTime(MIDNIGHT)).toBe('2026-06-01 00:00');
    expect(formatTimeWithSeconds(MIDNIGHT)).toBe('2026-06-01 00:00:00');
  });

  it('are in China time, with two digits', () => {
    expect(formatDateTime(MORNING, 'en')).toBe('Jun 1, 2026, 09:05');
    expect(formatDateTime(MORNING, 'zh-CN')).toBe('2026年6月1日 09:05');
    expect(formatTimeWithSeconds(MORNING)).toBe('2026-06-01 09:05:07');
    expect(formatDate(MIDNIGHT)).toBe('2026-06-01');
    expect([formatDay(MIDNIGHT, 'zh-CN'), formatDay(MIDNIGHT, 'en')]).toEqual(['2026年6月1日', 'June 1, 2026']);
  });

  it('are a dash for null', () => {
    expect([formatTime(null), formatTimeWithSeconds(null), formatDate(null)]).toEqual(['—', '—', '—']);
  });
});
