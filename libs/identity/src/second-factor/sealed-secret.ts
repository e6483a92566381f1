import type { Secrets } from '@sunflower/platform';

interface Sealing {
  secrets: Secrets;
  staffId: string;
}

const PURPOSE = 'second-factor';

/** As it is stored: encrypted, and of use for this account alone. */
export const sealSecret = ({ secrets, staffId, secret }: Sealing & { secret: string }): string =>
  secrets.encrypt({ purpose: PURPOSE, text: `${staffId} ${secret}` });

/** @throws Error when it was sealed for another account */
export function openSecret({ secrets, staffId, sealed }: Sealing & { sealed: string }): string {
  const [owner, secret] = secrets.decrypt({ purpose: PURPOSE, sealed }).split(' ') as [string, string];
  if (owner !== staffId) throw new Error("This second factor is another account's");
  return secret;
}

/** What the server offers and the browser brings back with the first code; no table holds what nobody confirmed. */
export const sealOffer = ({
  secrets,
  staffId,
  secret,
  expiresAtMs,
}: Sealing & { secret: string; expiresAtMs: number }): string =>
  secrets.encrypt({ purpose: PURPOSE, text: `offer ${staffId} ${secret} ${expiresAtMs}` });

/** Null when it was not offered to this account, or too long ago. */
export function openOffer({ secrets, staffId, sealed, nowMs }: Sealing & { sealed: string; nowMs: number }) {
  const [kind, owner, secret, expiresAt] = decryptOrEmpty({ secrets, sealed }).split(' ');
  return kind === 'offer' && owner === staffId && nowMs < Number(expiresAt) ? (secret as string) : null;
}

// What the browser brings back may be anything.
function decryptOrEmpty({ secrets, sealed }: { secrets: Secrets; sealed: string }): string {
  try {
    return secrets.decrypt({ purpose: PURPOSE, sealed });
  } catch {
    return '';
  }
}
