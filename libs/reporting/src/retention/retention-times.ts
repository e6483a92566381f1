const DAY_MS = 24 * 3_600_000;

/** A mistake can be noticed and taken back at least this long. */
export const SHORTEST_NOTICE_MS = 7 * DAY_MS;
const LONGEST_MS = 30 * 365 * DAY_MS;
const USUAL_MS = 183 * DAY_MS;
/**
 * After a sitting has closed, sessions with extra time go on for hours, and pages report what they kept for a day
 * (`takesConnection` of exam-session).
 */
export const SETTLED_AFTER_MS = 2 * DAY_MS;

export interface EraseRange {
  earliestMs: number;
  latestMs: number;
}

/** When data may be erased by a rule that is set now. */
export const eraseRange = (nowMs: number): EraseRange => ({
  earliestMs: nowMs + SHORTEST_NOTICE_MS,
  latestMs: nowMs + LONGEST_MS,
});

/** Half a year after the last sitting, and never too early. */
export const suggestedEraseAfter = ({ lastCloseMs, nowMs }: { lastCloseMs: number | null; nowMs: number }): number =>
  Math.max((lastCloseMs ?? nowMs) + USUAL_MS, eraseRange(nowMs).earliestMs + DAY_MS);

export const OBSTACLES = ['sitting_not_over', 'session_in_progress', 'application_undecided'] as const;

/** Why nothing can be erased now. */
export interface RetentionObstacle {
  obstacle: (typeof OBSTACLES)[number];
  /** How many of them; 0 sittings: the exam has none yet. */
  count: number;
}

/** The end of the last sitting is judged at each step, because a sitting may be added or moved at any time. */
export function obstaclesOf({
  closings,
  openSessions,
  nowMs,
}: {
  /** When the sittings of the exam close. */
  closings: readonly number[];
  openSessions: number;
  nowMs: number;
}): RetentionObstacle[] {
  const open = closings.filter((closesAt) => closesAt + SETTLED_AFTER_MS > nowMs).length;
  return [
    ...(open > 0 || closings.length === 0 ? [{ obstacle: 'sitting_not_over', count: open } as const] : []),
    ...(openSessions > 0 ? [{ obstacle: 'session_in_progress', count: openSessions } as const] : []),
  ];
}
