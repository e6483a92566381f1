import { CLOSING_DELAY_MS, LONGEST_SUBMISSION_WAIT_MS, deadlineAtMs, effectiveState, entryAt } from './session-clock';

const minute = 60_000;

describe('the deadline', () => {
  it('is the start plus the duration when the window is long enough', () => {
    expect(deadlineAtMs({ startedAtMs: 0, durationMs: 60 * minute, windowClosesAtMs: 90 * minute, extraTimeMs: 0 })).toBe(60 * minute);
  });

  it('is the close of the window for who starts late', () => {
    expect(deadlineAtMs({ startedAtMs: 45 * minute, durationMs: 60 * minute, windowClosesAtMs: 90 * minute, extraTimeMs: 0 })).toBe(90 * minute);
  });

  it('adds extra time after the window too', () => {
    expect(deadlineAtMs({ startedAtMs: 45 * minute, durationMs: 60 * minute, windowClosesAtMs: 90 * minute, extraTimeMs: 10 * minute })).toBe(100 * minute);
  });

  it('itself is still in time, one millisecond later is not', () => {
    expect(effectiveState({ state: 'in_progress', deadlineAt: 1000, nowMs: 1000 })).toBe('in_progress');
    expect(effectiveState({ state: 'in_progress', deadlineAt: 1000, nowMs: 1001 })).toBe('timed_out');
  });

  it('does not turn a closed session into a timed-out one', () => {
    expect(effectiveState({ state: 'submitted', deadlineAt: 1000, nowMs: 5000 })).toBe('submitted');
  });
});

describe('entry', () => {
  const window = { opensAt: 100, closesAt: 200, latestEntryAt: 150 };

  it.each([
    [99, 'not_open'],
    [100, 'open'],
    [150, 'open'],
    [151, 'late'],
    [199, 'late'],
    [200, 'closed'],
  ])('at %i is %s', (nowMs, entry) => {
    expect(entryAt({ window, nowMs })).toBe(entry);
  });

  it('has no latest time unless the sitting sets one', () => {
    expect(entryAt({ window: { ...window, latestEntryAt: null }, nowMs: 199 })).toBe('open');
  });
});

it('a submission that was received in time has had its turn before the sweep closes', () => {
  // The commit before it and its own: a second each is a hundred times what they take.
  expect(LONGEST_SUBMISSION_WAIT_MS + 2_000).toBeLessThanOrEqual(CLOSING_DELAY_MS);
});
