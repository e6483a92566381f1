import fc from 'fast-check';
import { BOARD_STATUSES, boardStatus, NEEDS, nextLookMs, SILENT_AFTER_MS, type BoardStanding } from './board-rule';

const NOW = 1_000_000_000;
const HOUR_MS = 3_600_000;

const standing = (
  wishes: Partial<Omit<BoardStanding, 'session'>> & { session?: Partial<BoardStanding['session']> | null } = {},
): BoardStanding => ({
  deferred: false,
  handUp: false,
  closesAt: NOW + HOUR_MS,
  seenAt: NOW,
  answeredCount: 50,
  itemCount: 50,
  clockAheadSeconds: 0,
  ...wishes,
  session:
    wishes.session === null
      ? null
      : { state: 'in_progress', locked: false, deadlineAt: NOW + HOUR_MS, ...wishes.session },
});
const statusOf = (wishes: Parameters<typeof standing>[0]) => boardStatus({ standing: standing(wishes), nowMs: NOW });

describe('the status of a person on the board', () => {
  it('is silent after more than a minute without a request', () => {
    expect(statusOf({ seenAt: NOW - SILENT_AFTER_MS })).toBe('answering');
    expect(statusOf({ seenAt: NOW - SILENT_AFTER_MS - 1 })).toBe('silent');
    expect(statusOf({ seenAt: NOW - 120_000 })).toBe('silent');
  });

  it('is a raised hand before everything but a lock, and only while the session is open', () => {
    expect(statusOf({ handUp: true, seenAt: NOW - 120_000, clockAheadSeconds: 7200 })).toBe('hand_raised');
    expect(statusOf({ handUp: true, session: { locked: true } })).toBe('locked');
    expect(statusOf({ handUp: true, session: { state: 'submitted' } })).toBe('submitted');
    expect(BOARD_STATUSES.slice(0, 2)).toEqual(['locked', 'hand_raised']);
  });

  it('is not silent while the time of the last request is unknown', () => {
    expect(statusOf({ seenAt: null })).toBe('answering');
  });

  it('is absent from the close of the sitting on, or deferred if that was decided', () => {
    expect(statusOf({ session: null, closesAt: NOW + 1 })).toBe('not_started');
    expect(statusOf({ session: null, closesAt: NOW })).toBe('absent');
    expect(statusOf({ session: null, closesAt: NOW, deferred: true })).toBe('deferred');
  });

  it('is the most urgent one if several apply', () => {
    const all = { seenAt: 0, clockAheadSeconds: 600, answeredCount: 0 };
    const soon = { deadlineAt: NOW + 60_000 };
    expect(statusOf({ ...all, session: { ...soon, locked: true } })).toBe('locked');
    expect(statusOf({ ...all, session: soon })).toBe('silent');
    expect(statusOf({ ...all, seenAt: NOW, session: soon })).toBe('clock_off');
    expect(statusOf({ ...all, seenAt: NOW, clockAheadSeconds: -120, session: soon })).toBe('running_out');
    expect(BOARD_STATUSES.slice(0, NEEDS)).toEqual(['locked', 'hand_raised', 'silent', 'clock_off', 'running_out']);
  });

  it('is running_out only if many items are unanswered and little time is left', () => {
    expect(statusOf({ answeredCount: 34, session: { deadlineAt: NOW + 599_999 } })).toBe('running_out');
    expect(statusOf({ answeredCount: 35, session: { deadlineAt: NOW + 599_999 } })).toBe('answering');
    expect(statusOf({ answeredCount: 0, session: { deadlineAt: NOW + 600_000 } })).toBe('answering');
    expect(statusOf({ answeredCount: null, session: { deadlineAt: NOW + 1 } })).toBe('answering');
  });

  it('is timed_out past the deadline, even before the sweep has closed the session', () => {
    expect(statusOf({ seenAt: 0, session: { deadlineAt: NOW - 1, locked: true } })).toBe('timed_out');
    expect(statusOf({ seenAt: 0, session: { state: 'submitted' } })).toBe('submitted');
  });

  it('does not change by time alone before the time given by nextLookMs', () => {
    const nearMs = fc.integer({ min: NOW - 900_000, max: NOW + 900_000 });
    const standings = fc.record({
      session: fc.option(
        fc.record({
          state: fc.constantFrom('in_progress' as const, 'submitted' as const),
          locked: fc.boolean(),
          deadlineAt: nearMs,
        }),
      ),
      deferred: fc.boolean(),
      handUp: fc.boolean(),
      closesAt: nearMs,
      seenAt: fc.option(nearMs),
      answeredCount: fc.option(fc.nat(50)),
      itemCount: fc.constant(50),
      clockAheadSeconds: fc.option(fc.integer({ min: -300, max: 300 })),
    });
    fc.assert(
      fc.property(standings, fc.nat(2_000_000), (one, laterMs) => {
        const untilMs = Math.min(NOW + laterMs, nextLookMs({ standing: one, nowMs: NOW }) - 1);
        expect(boardStatus({ standing: one, nowMs: untilMs })).toBe(boardStatus({ standing: one, nowMs: NOW }));
      }),
      { numRuns: 1000 },
    );
  });
});
