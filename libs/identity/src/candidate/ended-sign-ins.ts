import type { CandidateActor } from '@sunflower/platform';

/** The facts of a registration that decide whether a sign-in holds. */
export interface SignInStanding {
  accessCodeVersion: number;
  /** As written by `withEnded`; null when nobody has signed out. */
  endedSignIns: string | null;
}

/** Number of sign-outs of one registration that are stored individually. */
export const KEPT_SIGN_OUTS = 20;
/** Length of the stored list: ids of 36 characters, separated by a space. */
export const ENDED_SIGN_INS_LENGTH = KEPT_SIGN_OUTS * 37 - 1;

const SEPARATOR = ' ';

/**
 * Whether a candidate's sign-in is valid: made with the current access code and not ended by a sign-out. It needs only
 * the row of the registration, which the high-load requests read anyway.
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
 * Ids of sign-ins are ordered by time. When the list is full, every id older than all of it counts as ended too, so
 * that the list stays short and no ended sign-in becomes valid again.
 */
function isEnded({ signInId, endedSignIns }: { signInId: string; endedSignIns: string }): boolean {
  const ids = endedSignIns.split(SEPARATOR);
  return ids.includes(signInId) || (ids.length >= KEPT_SIGN_OUTS && signInId < (ids[0] as string));
}

/** The list with one more sign-in, the oldest first; null when that sign-in had already ended. */
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
