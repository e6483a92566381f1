import type { CandidateActor } from '@sunflower/platform';
import type { SessionGate } from './exam-session.repository';

/**
 * Whether a request comes from the device that holds the seat. A seat is a number and belongs to the sign-in that took
 * it. The client sends the number, so it proves nothing; it tells apart tabs of one browser from before and after a
 * take-over.
 */
export const holdsSeat = ({
  gate,
  seat,
  candidate,
}: {
  gate: Pick<SessionGate, 'seat' | 'seatHolder'>;
  seat: number;
  candidate: Pick<CandidateActor, 'signInId'>;
}): boolean => seat === gate.seat && candidate.signInId === gate.seatHolder;
