import type { SessionState } from '../contract/session-state';

export interface SessionTimes {
  startedAtMs: number;
  durationMs: number;
  windowClosesAtMs: number;
  extraTimeMs: number;
}

/** `min(start + duration, window close) + extra time`, in milliseconds. */
export const deadlineAtMs = ({ startedAtMs, durationMs, windowClosesAtMs, extraTimeMs }: SessionTimes): number =>
  Math.min(startedAtMs + durationMs, windowClosesAtMs) + extraTimeMs;

/** How long after the deadline a session is closed, so that responses received in time are committed first. */
export const CLOSING_DELAY_MS = 5_000;

// Shorter than a page waits for a reply.
const LONGEST_WAIT_MS = 10_000;
// A submission that waits no longer than this past the deadline is done before the sweep closes, with the commit
// before it and its own.
const LONGEST_WAIT_PAST_DEADLINE_MS = 3_000;

/** How long a submission that arrives now may wait for its turn, in ms. Under load it waits rather than fails. */
export const longestSubmissionWaitMs = ({ deadlineAt, nowMs }: { deadlineAt: number; nowMs: number }): number =>
  Math.min(LONGEST_WAIT_MS, Math.max(0, deadlineAt - nowMs) + LONGEST_WAIT_PAST_DEADLINE_MS);

/** Late responses are kept for this long after the deadline. */
export const LATE_RESPONSES_MS = 24 * 60 * 60 * 1000;

/** The state that candidates see: past its deadline a session is timed out, even before the sweep has closed it. */
export const effectiveState = ({
  state,
  deadlineAt,
  nowMs,
}: {
  state: SessionState;
  deadlineAt: number;
  nowMs: number;
}): SessionState => (state === 'in_progress' && nowMs > deadlineAt ? 'timed_out' : state);

/**
 * Whether an event that arrives now says where it came from. A page that is opened long after the exam must leave no
 * new address: those of the exam may have been erased.
 */
export const keepsConnection = ({
  gate: { closedAt },
  receivedAt,
}: {
  gate: { closedAt: number | null };
  receivedAt: number;
}): boolean => closedAt === null || receivedAt <= closedAt + LATE_RESPONSES_MS;

export interface EntryWindow {
  opensAt: number;
  closesAt: number;
  latestEntryAt: number | null;
}

export type Entry = 'open' | 'not_open' | 'closed' | 'late';

/** Whether a session may begin now. `opensAt` and `latestEntryAt` are inclusive, `closesAt` is exclusive. */
export function entryAt({ window, nowMs }: { window: EntryWindow; nowMs: number }): Entry {
  if (nowMs < window.opensAt) return 'not_open';
  if (nowMs >= window.closesAt) return 'closed';
  if (window.latestEntryAt !== null && nowMs > window.latestEntryAt) return 'late';
  return 'open';
}
