import { retryPauseMs } from './retry-pause';

describe('the pause before a retry', () => {
  it('doubles with each failure up to half a minute', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7].map((failures) => retryPauseMs({ failures, retryAfterMs: null, random: 0.5 }));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('is spread, so that a whole exam hall does not retry at once', () => {
    expect(retryPauseMs({ failures: 1, retryAfterMs: null, random: 0 })).toBe(500);
    expect(retryPauseMs({ failures: 1, retryAfterMs: null, random: 1 })).toBe(1_500);
  });

  it('is never shorter than the server asked for', () => {
    expect(retryPauseMs({ failures: 1, retryAfterMs: 7_000, random: 0 })).toBeGreaterThanOrEqual(7_000);
  });
});
