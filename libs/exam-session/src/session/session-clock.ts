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

/** How long after the deadline a session is closed, so that what was received in time is committed first. */
export const CLOSING_DELAY_MS = 5_000;

// Less than a page waits for a reply.
const LONGEST_WAIT_MS = 10_000;
// With the commit before it and its own, a submission that waits no longer than this after the deadline is through before the sweep closes.
const LONGEST_WAIT_PAST_DEADLINE_MS = 3_000;

/** How long a submission that arrives now may wait for its turn, in ms: in a crowd it waits in line rather than being sent away. */
export const longestSubmissionWaitMs = ({ deadlineAt, nowMs }: { deadlineAt: number; nowMs: number }): number =>
  Math.min(LONGEST_WAIT_MS, Math.max(0, deadlineAt - nowMs) + LONGEST_WAIT_PAST_DEADLINE_MS);

/** Late responses are taken this long after the closing. */
export const LATE_RESPONSES_MS = 24 * 60 * 60 * 1000;

/** What a candidate is told: past its deadline a session is timed out, even before the sweep has closed it. */
export const effectiveState = ({
  state,
  deadlineAt,
  nowMs,
}: {
  state: SessionState;
  deadlineAt: number;
  nowMs: number;
}): SessionState => (state === 'in_progress' && nowMs > deadlineAt ? 'timed_out' : state);

export interface EntryWindow {
  opensAt: number;
  closesAt: number;
  latestEntryAt: number | null;
}

export type Entry = 'open' | 'not_open' | 'closed' | 'late';

/** Whether a session may begin now; the last instant of each limit still counts. */
export function entryAt({ window, nowMs }: { window: EntryWindow; nowMs: number }): Entry {
  if (nowMs < window.opensAt) return 'not_open';
  if (nowMs >= window.closesAt) return 'closed';
  if (window.latestEntryAt !== null && nowMs > window.latestEntryAt) return 'late';
  return 'open';
}
