import type { SessionState } from '../contract/session-state';
import { effectiveState } from '../session/session-clock';

/** Statuses on the board, most urgent first. People with one of the first `NEEDS` need help now. */
export const BOARD_STATUSES = [
  'locked',
  'hand_raised',
  'silent',
  'clock_off',
  'running_out',
  'answering',
  'not_started',
  'absent',
  'deferred',
  'timed_out',
  'submitted',
  'closed',
  'voided',
] as const;
export type BoardStatus = (typeof BOARD_STATUSES)[number];

/** Number of statuses at the start of `BOARD_STATUSES` that mean a person needs help now. */
export const NEEDS = 5;

/** A page asks at least every 25 s. After this time without a request it has no network, or is closed. */
export const SILENT_AFTER_MS = 60_000;
/** With a larger error, the countdown of a page opened offline misleads the candidate. */
const CLOCK_OFF_SECONDS = 120;
const RUNNING_OUT_MS = 10 * 60_000;
const MUCH_UNANSWERED = 0.3;

export interface BoardStanding {
  session: { state: SessionState; locked: boolean; deadlineAt: number } | null;
  deferred: boolean;
  /** The candidate has raised a hand, and nobody has closed it. */
  handUp: boolean;
  /** When the sitting closes. */
  closesAt: number;
  /** Null while unknown. */
  seenAt: number | null;
  /** Null while unknown. */
  answeredCount: number | null;
  itemCount: number;
  clockAheadSeconds: number | null;
}

export function boardStatus({ standing, nowMs }: { standing: BoardStanding; nowMs: number }): BoardStatus {
  const { session, deferred, closesAt } = standing;
  if (!session) {
    if (deferred) return 'deferred';
    return nowMs >= closesAt ? 'absent' : 'not_started';
  }
  const state = effectiveState({ ...session, nowMs });
  return state === 'in_progress' ? needOf({ standing, session, nowMs }) : state;
}

function needOf({
  standing: { handUp, seenAt, answeredCount, itemCount, clockAheadSeconds },
  session,
  nowMs,
}: {
  standing: BoardStanding;
  session: NonNullable<BoardStanding['session']>;
  nowMs: number;
}): BoardStatus {
  if (session.locked) return 'locked';
  if (handUp) return 'hand_raised';
  if (seenAt !== null && nowMs - seenAt > SILENT_AFTER_MS) return 'silent';
  if (clockAheadSeconds !== null && Math.abs(clockAheadSeconds) > CLOCK_OFF_SECONDS) return 'clock_off';
  const unanswered = answeredCount === null ? 0 : itemCount - answeredCount;
  const runsOut = session.deadlineAt - nowMs < RUNNING_OUT_MS && unanswered > itemCount * MUCH_UNANSWERED;
  return runsOut ? 'running_out' : 'answering';
}

/** The earliest time at which the status may change by time alone; infinity if only an event can change it. */
export function nextLookMs({ standing, nowMs }: { standing: BoardStanding; nowMs: number }): number {
  const { session, deferred, closesAt, seenAt } = standing;
  if (!session) return deferred || nowMs >= closesAt ? Number.POSITIVE_INFINITY : closesAt;
  if (session.state !== 'in_progress') return Number.POSITIVE_INFINITY;
  const times = [session.deadlineAt + 1, session.deadlineAt - RUNNING_OUT_MS + 1];
  if (seenAt !== null) times.push(seenAt + SILENT_AFTER_MS + 1);
  return Math.min(...times.filter((timeMs) => timeMs > nowMs), Number.POSITIVE_INFINITY);
}
