import type { SittingRow } from '@sunflower/exam';
import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { SessionDto } from './candidate.dto';
import type { ExamSession } from './exam-session.entity';
import { effectiveState } from './session-clock';

export const earliestSubmissionAtMs = ({ startedAt, sitting }: { startedAt: number; sitting: Pick<SittingRow, 'earliestSubmissionMinutes'> }): number =>
  startedAt + sitting.earliestSubmissionMinutes * 60_000;

/** A session as its candidate sees it. */
export function toCandidateSession({ session, sitting, nowMs }: { session: ExamSession; sitting: SittingRow; nowMs: number }): SessionDto {
  const state = effectiveState({ state: session.state, deadlineAt: session.deadlineAt, nowMs });
  const swept = state === session.state;
  return {
    id: session.id,
    state,
    locked: session.locked,
    startedAt: isoTime(session.startedAt),
    deadlineAt: isoTime(session.deadlineAt),
    seat: session.seat,
    extraTimeMinutes: session.extraTimeMs / 60_000,
    earliestSubmissionAt: isoTime(earliestSubmissionAtMs({ startedAt: session.startedAt, sitting })),
    closedAt: isoTimeOrNull(swept ? session.closedAt : session.deadlineAt),
    receipt: session.receipt,
  };
}
