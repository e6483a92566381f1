import { plainCode } from '@sunflower/content';
import { equalInConstantTime, type Secrets } from '@sunflower/platform';

// Without 0 O, 1 I L: nothing on paper that is read as something else.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

type Keys = Pick<Secrets, 'hmac'>;

interface Coded {
  secrets: Keys;
  number: string;
  /** Number of the master secret: that of the certificate. */
  key: number;
}

/** The code printed beside the number: 8 characters of 31 (39 bits), which nobody can make without the installation's secret. */
export function checkCodeOf({ secrets, number, key }: Coded): string {
  const base = BigInt(ALPHABET.length);
  let value = BigInt(`0x${secrets.hmac({ purpose: 'certificate-check-code', text: number, key }).toString('hex')}`);
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
