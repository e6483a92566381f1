import { plainCode } from '@sunflower/content';
import { equalInConstantTime, type Secrets } from '@sunflower/platform';

// Without 0, O, 1, I and L, which are easily confused on paper.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;
/** Number of earlier prints that a code is compared with, which bounds the cost of a check. */
const MOST_PRINTS = 20;

type Keys = Pick<Secrets, 'hmac'>;

interface Coded {
  secrets: Keys;
  number: string;
  /** Number of the certificate's master secret. */
  key: number;
  /** How often the certificate was reissued before this print; default 0. */
  reissueCount?: number;
}

/**
 * The code printed beside the number: 8 of 31 characters (39 bits). Nobody can compute it without the installation's
 * secret.
 */
export function checkCodeOf({ secrets, number, key, reissueCount = 0 }: Coded): string {
  const base = BigInt(ALPHABET.length);
  let value = BigInt(
    `0x${secrets.hmac({ purpose: 'certificate-check-code', text: reissueCount === 0 ? number : `${number}/${reissueCount}`, key }).toString('hex')}`,
  );
  let code = '';
  while (code.length < LENGTH) {
    code += ALPHABET[Number(value % base)];
    value /= base;
  }
  return code;
}

/** Ignores width, case, spaces and dashes. */
export function checkCodeMatches({ code, ...coded }: Coded & { code: string }): boolean {
  return equalInConstantTime(plainCode(code), checkCodeOf(coded));
}

/** The print that the code belongs to: 0 for the first, `reissueCount` for the current one; null for none. */
export function issueOfCheckCode({
  reissueCount,
  ...coded
}: Coded & { code: string; reissueCount: number }): number | null {
  const oldest = Math.max(0, reissueCount - MOST_PRINTS);
  for (let issue = reissueCount; issue >= oldest; issue -= 1)
    if (checkCodeMatches({ ...coded, reissueCount: issue })) return issue;
  return null;
}
