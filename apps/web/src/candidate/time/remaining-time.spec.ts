import { announcementAt, extendedMinutes, formatRemaining, lockMarginMs } from './remaining-time';

describe('remaining time', () => {
  it.each([
    [3_600_000, '1:00:00'],
    [3_599_001, '1:00:00'],
    [3_599_000, '59:59'],
    [61_000, '01:01'],
    [1, '00:01'],
    [0, '00:00'],
    [-5_000, '00:00'],
  ])('shows %i ms as %s', (remainingMs, shown) => {
    expect(formatRemaining(remainingMs)).toBe(shown);
  });

  it.each([
    [600_001, null],
    [600_000, 10],
    [300_001, 10],
    [300_000, 5],
    [60_000, 1],
    [1, 1],
    [0, null],
  ])('announces at %i ms: %s', (remainingMs, minutes) => {
    expect(announcementAt(remainingMs)).toBe(minutes);
  });

  it('locks inputs two round trips before the deadline, at least one second and at most five', () => {
    expect([50, 800, 9_000].map(lockMarginMs)).toEqual([1_000, 1_600, 5_000]);
  });

  it('reports an extension only beyond the exam’s duration', () => {
    const startedAt = '2026-11-24T01:00:00.000Z';
    expect(extendedMinutes({ startedAt, deadlineAt: '2026-11-24T02:15:00.000Z', durationMinutes: 60 })).toBe(75);
    expect(extendedMinutes({ startedAt, deadlineAt: '2026-11-24T02:00:00.000Z', durationMinutes: 60 })).toBeNull();
    expect(extendedMinutes({ startedAt, deadlineAt: '2026-11-24T01:40:00.000Z', durationMinutes: 60 })).toBeNull();
  });
});
