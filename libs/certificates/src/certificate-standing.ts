export interface CertificateStanding {
  state: 'valid' | 'revoked';
  revokedAt: number | null;
  revokedBy: 'staff' | 'regrade' | null;
  /** Null also for a regrade: its grading run has the reason. */
  revokedReason: string | null;
}

interface StandingFacts {
  /** What staff did to it. */
  revokedAt: number | null;
  revokedReason: string | null;
  /** When a run was released under which the registration no longer passes; null while it does. */
  passLostAt: number | null;
}

/** Whether an issued certificate stands. What staff revoked, only staff give back. */
export function certificateStanding({ revokedAt, revokedReason, passLostAt }: StandingFacts): CertificateStanding {
  if (revokedAt !== null) return { state: 'revoked', revokedAt, revokedBy: 'staff', revokedReason };
  if (passLostAt !== null)
    return { state: 'revoked', revokedAt: passLostAt, revokedBy: 'regrade', revokedReason: null };
  return { state: 'valid', revokedAt: null, revokedBy: null, revokedReason: null };
}
