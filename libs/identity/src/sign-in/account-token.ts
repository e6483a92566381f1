import { equalInConstantTime, Secrets, type SecretPurpose } from '@sunflower/platform';

/** The account that a token is bound to. A new password invalidates every earlier token. */
export interface BoundAccount {
  id: string;
  passwordHash: string;
}

interface Signing {
  secrets: Secrets;
  purpose: Extract<SecretPurpose, 'known-browser' | 'pending-sign-in'>;
  account: BoundAccount;
}

const SEPARATOR = '.';

/** `staffId.id.expiresAtMs.signature`; not stored in a table. */
export function issueToken({
  id,
  expiresAtMs,
  ...signing
}: Signing & {
  /** Id of this token, without a dot. */
  id: string;
  expiresAtMs: number;
}): string {
  const claims = [signing.account.id, id, expiresAtMs].join(SEPARATOR);
  return `${claims}${SEPARATOR}${signatureOf({ ...signing, claims })}`;
}

/** The account that the token claims; to be trusted only after `checkToken`. */
export const claimedStaffId = (token: string): string => token.split(SEPARATOR, 1)[0] as string;

/**
 * The id of the token if it was issued for this account with its current password and has not expired; otherwise null.
 */
export function checkToken({ token, nowMs, ...signing }: Signing & { token: string; nowMs: number }): string | null {
  const parts = token.split(SEPARATOR);
  if (parts.length !== 4) return null;
  const [staffId, id, expiresAt, signature] = parts as [string, string, string, string];
  if (staffId !== signing.account.id || !(nowMs < Number(expiresAt))) return null;
  const claims = [staffId, id, expiresAt].join(SEPARATOR);
  return equalInConstantTime(signature, signatureOf({ ...signing, claims })) ? id : null;
}

const signatureOf = ({ secrets, purpose, account, claims }: Signing & { claims: string }): string =>
  secrets.hmac({ purpose, text: `${claims} ${account.passwordHash}` }).toString('base64url');
