import type { Secrets } from '@sunflower/platform';
import type { CurrentResponse } from './exam-session.repository';

// Crockford's base 32: no I, L, O or U, so that it can be read out on a telephone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 16;

interface Handed {
  sessionId: string;
  closedAtMs: number;
  /** The current response of each item, by item number. */
  responses: readonly CurrentResponse[];
}

/** 80 bits of an HMAC over session, closing time and the responses then current, as `XXXX-XXXX-XXXX-XXXX`. */
export function makeReceipt({ sessionId, closedAtMs, responses, secrets }: Handed & { secrets: Secrets }): string {
  const handed = JSON.stringify([
    sessionId,
    closedAtMs,
    responses.map(({ itemNumber, revision, response }) => [itemNumber, revision, response]),
  ]);
  const mac = secrets.hmac({ purpose: 'receipt', text: handed });
  let letters = '';
  for (let index = 0; index < CHARACTERS; index += 1) letters += ALPHABET[(mac[index] as number) % ALPHABET.length];
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
