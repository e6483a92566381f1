export const REVOKED_BY = ['staff', 'regrade', 'superseded'] as const;

export interface CertificateStanding {
  state: 'valid' | 'revoked';
  revokedAt: number | null;
  /** `superseded`: another certificate of the same person and exam stands. */
  revokedBy: (typeof REVOKED_BY)[number] | null;
  /** Null also for a regrade: its grading run has the reason. */
  revokedReason: string | null;
  /** The certificate that took its place. */
  supersededBy: string | null;
  /** Whether the released result is a pass still. */
  earned: boolean;
}

interface StandingFacts {
  /** What staff did to it. */
  revokedAt: number | null;
  revokedReason: string | null;
  /** When a run was released under which the person no longer passes; null while they do. */
  passLostAt: number | null;
  supersededBy: string | null;
}

/** Whether an issued certificate stands. What staff revoked, only staff give back; what was superseded stays so. */
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
