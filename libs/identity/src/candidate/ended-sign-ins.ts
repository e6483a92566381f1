import type { CandidateActor } from '@sunflower/platform';

/** What of a registration decides whether a sign-in holds. */
export interface SignInStanding {
  accessCodeVersion: number;
  /** As `withEnded` writes it; null when nobody has signed out. */
  endedSignIns: string | null;
}

/** Sign-outs of one registration that are kept one by one. */
export const KEPT_SIGN_OUTS = 20;
/** What they take: ids of 36 characters, a space between two. */
export const ENDED_SIGN_INS_LENGTH = KEPT_SIGN_OUTS * 37 - 1;

const SEPARATOR = ' ';

/**
 * Whether a candidate's sign-in still counts: made with the current access code, and not ended by a sign-out.
 * It is judged with the row of the registration, which the requests that carry the load read anyway.
 */
export const signInHolds = ({
  candidate,
  standing,
}: {
  candidate: Pick<CandidateActor, 'accessCodeVersion' | 'signInId'>;
  standing: SignInStanding | null;
}): boolean =>
  standing !== null &&
  standing.accessCodeVersion === candidate.accessCodeVersion &&
  (standing.endedSignIns === null || !isEnded({ signInId: candidate.signInId, endedSignIns: standing.endedSignIns }));

/**
 * Ids of sign-ins are ordered by their time. Once the list is full, what is older than all of it counts as ended too:
 * the list stays short, and none that was ended comes back.
 */
function isEnded({ signInId, endedSignIns }: { signInId: string; endedSignIns: string }): boolean {
  const ids = endedSignIns.split(SEPARATOR);
  return ids.includes(signInId) || (ids.length >= KEPT_SIGN_OUTS && signInId < (ids[0] as string));
}

/** The list with one more sign-in, the oldest first; null when that one was ended before. */
export function withEnded({
  signInId,
  endedSignIns,
}: {
  signInId: string;
  endedSignIns: string | null;
}): string | null {
  if (endedSignIns !== null && isEnded({ signInId, endedSignIns })) return null;
  const ids = endedSignIns === null ? [] : endedSignIns.split(SEPARATOR);
  return [...ids, signInId].sort().slice(-KEPT_SIGN_OUTS).join(SEPARATOR);
}
