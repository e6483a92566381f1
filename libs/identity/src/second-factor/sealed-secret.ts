import type { Secrets } from '@sunflower/platform';

interface Sealing {
  secrets: Secrets;
  staffId: string;
}

const PURPOSE = 'second-factor';

/** The secret as stored: encrypted, and bound to this account. */
export const sealSecret = ({ secrets, staffId, secret }: Sealing & { secret: string }): string =>
  secrets.encrypt({ purpose: PURPOSE, text: `${staffId} ${secret}` });

/** @throws Error when the secret belongs to another account */
export function openSecret({ secrets, staffId, sealed }: Sealing & { sealed: string }): string {
  const [owner, secret] = secrets.decrypt({ purpose: PURPOSE, sealed }).split(' ') as [string, string];
  if (owner !== staffId) throw new Error("This second factor is another account's");
  return secret;
}

/** The offer that the server makes and the browser returns with the first code; unconfirmed offers are not stored. */
export const sealOffer = ({
  secrets,
  staffId,
  secret,
  expiresAtMs,
}: Sealing & { secret: string; expiresAtMs: number }): string =>
  secrets.encrypt({ purpose: PURPOSE, text: `offer ${staffId} ${secret} ${expiresAtMs}` });

/** Null when the offer was not made to this account, or has expired. */
export function openOffer({ secrets, staffId, sealed, nowMs }: Sealing & { sealed: string; nowMs: number }) {
  const [kind, owner, secret, expiresAt] = decryptOrEmpty({ secrets, sealed }).split(' ');
  return kind === 'offer' && owner === staffId && nowMs < Number(expiresAt) ? (secret as string) : null;
}

// The browser may send anything.
function decryptOrEmpty({ secrets, sealed }: { secrets: Secrets; sealed: string }): string {
  try {
    return secrets.decrypt({ purpose: PURPOSE, sealed });
  } catch {
    return '';
  }
}
