import type { CandidateActor } from '@sunflower/platform';
import type { SessionGate } from './exam-session.repository';

/**
 * Whether a request comes from where the session goes on: a seat is a number, and belongs to the sign-in that took it.
 * The number is sent by the client, so that it proves nothing; it tells apart the tabs of one browser that came before and after a take-over.
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
