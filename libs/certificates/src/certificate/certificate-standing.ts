export const REVOKED_BY = ['staff', 'regrade', 'superseded'] as const;

export interface CertificateStanding {
  state: 'valid' | 'revoked';
  revokedAt: number | null;
  /** `superseded`: the same person has another certificate of this exam, which replaced this one. */
  revokedBy: (typeof REVOKED_BY)[number] | null;
  /** Also null for a regrade, whose grading run has the reason. */
  revokedReason: string | null;
  /** Number of the certificate that replaced it. */
  supersededBy: string | null;
  /** Whether the released result is a pass. */
  earned: boolean;
}

interface StandingFacts {
  /** Set when staff revoked it. */
  revokedAt: number | null;
  revokedReason: string | null;
  /** When the run was released in which the person no longer passes; null while they pass. */
  passLostAt: number | null;
  supersededBy: string | null;
}

/**
 * The standing of an issued certificate. Only staff reinstate what staff revoked; a superseded certificate stays
 * superseded.
 */
export function certificateStanding({
  revokedAt,
  revokedReason,
  passLostAt,
  supersededBy,
}: StandingFacts): CertificateStanding {
  const earned = passLostAt === null;
  if (supersededBy !== null)
    return { state: 'revoked', revokedAt, revokedBy: 'superseded', revokedReason: null, supersededBy, earned: false };
  if (revokedAt !== null)
    return { state: 'revoked', revokedAt, revokedBy: 'staff', revokedReason, supersededBy, earned };
  if (passLostAt !== null)
    return { state: 'revoked', revokedAt: passLostAt, revokedBy: 'regrade', revokedReason: null, supersededBy, earned };
  return { state: 'valid', revokedAt: null, revokedBy: null, revokedReason: null, supersededBy, earned };
}
