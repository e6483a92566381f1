export type IssuingAct = 'issue' | 'reinstate' | 'revoke' | 'none';

interface Standing {
  state: 'valid' | 'revoked';
  revokedBy: 'staff' | 'regrade' | null;
}

/** What a released result does to the registration's certificate. What staff revoked, only staff give back. */
export function issuingAct({ passed, existing }: { passed: boolean; existing: Standing | null }): IssuingAct {
  if (!existing) return passed ? 'issue' : 'none';
  if (existing.state === 'valid') return passed ? 'none' : 'revoke';
  return passed && existing.revokedBy === 'regrade' ? 'reinstate' : 'none';
}
