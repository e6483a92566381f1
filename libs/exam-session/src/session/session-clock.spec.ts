import {
  CLOSING_DELAY_MS,
  deadlineAtMs,
  effectiveState,
  entryAt,
  keepsConnection,
  LATE_RESPONSES_MS,
  longestSubmissionWaitMs,
} from './session-clock';

const minute = 60_000;

describe('the deadline', () => {
  it('is the start plus the duration when the window is long enough', () => {
    expect(
      deadlineAtMs({ startedAtMs: 0, durationMs: 60 * minute, windowClosesAtMs: 90 * minute, extraTimeMs: 0 }),
    ).toBe(60 * minute);
  });

  it('is the close of the window for a late start', () => {
    expect(
      deadlineAtMs({
        startedAtMs: 45 * minute,
        durationMs: 60 * minute,
        windowClosesAtMs: 90 * minute,
        extraTimeMs: 0,
      }),
    ).toBe(90 * minute);
  });

  it('adds extra time after the window too', () => {
    expect(
      deadlineAtMs({
        startedAtMs: 45 * minute,
        durationMs: 60 * minute,
        windowClosesAtMs: 90 * minute,
        extraTimeMs: 10 * minute,
      }),
    ).toBe(100 * minute);
  });

  it('is itself still in time; one millisecond later is not', () => {
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

describe('the longest wait of a submission', () => {
  const deadlineAt = 100_000;

  it('ends before the sweep closes the session, if the submission was received in time', () => {
    for (let nowMs = 80_000; nowMs <= deadlineAt; nowMs += 500) {
      // One second each for the commit before it and its own: a hundred times what they take.
      expect(nowMs + longestSubmissionWaitMs({ deadlineAt, nowMs }) + 2_000).toBeLessThanOrEqual(
        deadlineAt + CLOSING_DELAY_MS,
      );
    }
  });

  it('is longer while the deadline is far, but never longer than a page waits', () => {
    expect(longestSubmissionWaitMs({ deadlineAt, nowMs: 0 })).toBe(10_000);
    expect(longestSubmissionWaitMs({ deadlineAt, nowMs: deadlineAt - 1_000 })).toBe(4_000);
  });

  it('is some seconds even for a late submission, which is then refused', () => {
    expect(longestSubmissionWaitMs({ deadlineAt, nowMs: deadlineAt + 60_000 })).toBe(3_000);
  });
});

describe('where an event came from', () => {
  it('is kept while the session is open, and for a day after its close', () => {
    expect(keepsConnection({ gate: { closedAt: null }, receivedAt: Number.MAX_SAFE_INTEGER })).toBe(true);
    expect(keepsConnection({ gate: { closedAt: 1_000 }, receivedAt: 1_000 + LATE_RESPONSES_MS })).toBe(true);
    expect(keepsConnection({ gate: { closedAt: 1_000 }, receivedAt: 1_001 + LATE_RESPONSES_MS })).toBe(false);
  });
});
