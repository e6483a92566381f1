import { eraseRange, obstaclesOf, SETTLED_AFTER_MS, SHORTEST_NOTICE_MS, suggestedEraseAfter } from './retention-times';

const NOW = Date.UTC(2026, 5, 1);
const DAY_MS = 24 * 3_600_000;

describe('when data of an exam may be erased', () => {
  it('is a week after the decision at the earliest', () => {
    expect(eraseRange(NOW).earliestMs).toBe(NOW + 7 * DAY_MS);
  });

  it('is suggested half a year after the last sitting, and within the range when that is past', () => {
    expect(suggestedEraseAfter({ lastCloseMs: NOW, nowMs: NOW })).toBe(NOW + 183 * DAY_MS);
    expect(suggestedEraseAfter({ lastCloseMs: NOW - 900 * DAY_MS, nowMs: NOW })).toBeGreaterThan(
      NOW + SHORTEST_NOTICE_MS,
    );
    expect(suggestedEraseAfter({ lastCloseMs: null, nowMs: NOW })).toBe(NOW + 183 * DAY_MS);
  });

  it('waits until the last sitting has been over for two days, exact to the millisecond', () => {
    const closings = [NOW - 90 * DAY_MS, NOW];
    const at = (nowMs: number) => obstaclesOf({ closings, openSessions: 0, nowMs });
    expect(at(NOW + SETTLED_AFTER_MS - 1)).toEqual([{ obstacle: 'sitting_not_over', count: 1 }]);
    expect(at(NOW + SETTLED_AFTER_MS)).toEqual([]);
  });

  it('waits for a first sitting, and for sessions in progress', () => {
    expect(obstaclesOf({ closings: [], openSessions: 0, nowMs: NOW })).toEqual([
      { obstacle: 'sitting_not_over', count: 0 },
    ]);
    expect(obstaclesOf({ closings: [0], openSessions: 3, nowMs: NOW })).toEqual([
      { obstacle: 'session_in_progress', count: 3 },
    ]);
  });
});
