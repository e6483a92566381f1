import { incidentTimes } from './incident-rule';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the time of an incident', () => {
  it('lies between the day before the sitting and now', () => {
    expect(incidentTimes({ opensAt: 5 * DAY_MS, nowMs: 6 * DAY_MS })).toEqual({
      earliestMs: 4 * DAY_MS,
      latestMs: 6 * DAY_MS + 60_000,
    });
  });

  it('may be now while the sitting is still to come', () => {
    const { earliestMs, latestMs } = incidentTimes({ opensAt: 9 * DAY_MS, nowMs: 6 * DAY_MS });
    expect(earliestMs).toBe(5 * DAY_MS);
    expect(latestMs).toBeGreaterThan(6 * DAY_MS);
  });
});
