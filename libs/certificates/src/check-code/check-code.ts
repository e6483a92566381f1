import { plainCode } from '@sunflower/content';
import { equalInConstantTime, type Secrets } from '@sunflower/platform';

// Without 0 O, 1 I L: nothing on paper that is read as something else.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;
/** Earlier prints that a code is looked for among: a check has its price. */
const MOST_PRINTS = 20;

type Keys = Pick<Secrets, 'hmac'>;

interface Coded {
  secrets: Keys;
  number: string;
  /** Number of the master secret: that of the certificate. */
  key: number;
  /** How often the certificate was issued anew before this print; left out: never. */
  reissueCount?: number;
}

/** The code printed beside the number: 8 characters of 31 (39 bits), which nobody can make without the installation's secret. */
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

/** Width, case, spaces and dashes make no difference. */
export function checkCodeMatches({ code, ...coded }: Coded & { code: string }): boolean {
  return equalInConstantTime(plainCode(code), checkCodeOf(coded));
}

/** Of which print the code is: 0 the first, `reissueCount` the one that counts; null for the code of none. */
export function issueOfCheckCode({
  reissueCount,
  ...coded
}: Coded & { code: string; reissueCount: number }): number | null {
  const oldest = Math.max(0, reissueCount - MOST_PRINTS);
  for (let issue = reissueCount; issue >= oldest; issue -= 1)
    if (checkCodeMatches({ ...coded, reissueCount: issue })) return issue;
  return null;
}
