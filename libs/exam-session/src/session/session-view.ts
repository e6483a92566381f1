import { completePolicies, type LockedExam, type SittingRow, type WatchedAct } from '@sunflower/exam';
import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { IntegrityStandingDto, SessionDto } from '../contract/candidate.dto';
import type { SessionStanding } from './exam-session.repository';
import { actsHeld, type IntegrityCount } from './integrity-rule';
import { effectiveState } from './session-clock';

export const earliestSubmissionAtMs = ({
  startedAt,
  sitting,
}: {
  startedAt: number;
  sitting: Pick<SittingRow, 'earliestSubmissionMinutes'>;
}): number => startedAt + sitting.earliestSubmissionMinutes * 60_000;

/** Counted acts of a session, with the limit and its consequence. */
export function toIntegrityStanding({
  session,
  exam,
}: {
  session: IntegrityCount;
  exam: Pick<LockedExam, 'policies'>;
}): IntegrityStandingDto {
  const { limit, pastLimit } = completePolicies(exam.policies).integrity;
  return { count: actsHeld(session), limit, pastLimit };
}

/** A session as its candidate sees it. */
export function toCandidateSession({
  session,
  sitting,
  exam,
  lastAct,
  nowMs,
}: {
  session: SessionStanding;
  sitting: SittingRow;
  exam: Pick<LockedExam, 'policies'>;
  lastAct: WatchedAct | null;
  nowMs: number;
}): SessionDto {
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
    integrity: { ...toIntegrityStanding({ session, exam }), lastAct },
  };
}
