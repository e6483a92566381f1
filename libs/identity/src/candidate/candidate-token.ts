import type { CandidateActor } from '@sunflower/platform';

export interface CandidateClaims {
  candidate: Omit<CandidateActor, 'kind'>;
  expiresAtMs: number;
}

const SEPARATOR = '.';

/** The signed part of the token; ids contain no dot. */
export const encodeClaims = ({ candidate, expiresAtMs }: CandidateClaims): string =>
  [
    candidate.registrationId,
    candidate.personId,
    candidate.examId,
    candidate.accessCodeVersion,
    candidate.signInId,
    expiresAtMs,
  ].join(SEPARATOR);

/** Null when the token has the wrong form. The claims may only be trusted after the signature is checked. */
export function splitToken(token: string): { claimsText: string; signature: string; claims: CandidateClaims } | null {
  const parts = token.split(SEPARATOR);
  if (parts.length !== 7) return null;
  const [registrationId, personId, examId, version, signInId, expiresAt, signature] = parts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    claimsText: token.slice(0, token.length - signature.length - 1),
    signature,
    claims: {
      candidate: { registrationId, personId, examId, accessCodeVersion: Number(version), signInId },
      expiresAtMs: Number(expiresAt),
    },
  };
}
