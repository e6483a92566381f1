import { fromWallTime, toWallTime } from './wall-time';

describe('wall time', () => {
  it('shows a moment in Beijing time, across midnight too', () => {
    expect(toWallTime('2026-06-01T11:00:00.000Z')).toBe('2026-06-01T19:00');
    expect(toWallTime('2026-12-31T16:30:00.000Z')).toBe('2027-01-01T00:30');
  });

  it('parses the moment it shows', () => {
    expect(fromWallTime('2026-06-01T19:00')).toBe('2026-06-01T11:00:00.000Z');
    expect(fromWallTime('2026-06-01T19:00:30')).toBe('2026-06-01T11:00:00.000Z');
  });
});
