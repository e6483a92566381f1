import { plainCode } from '@sunflower/content';
import { equalInConstantTime, type Secrets } from '@sunflower/platform';

/** Digits and capital letters without 0 O 1 I L, which look alike on paper. */
export const ACCESS_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 12;
const GROUP = 4;

export interface AccessCodeHolder {
  id: string;
  accessCodeVersion: number;
  /** Number of the master secret that makes the code, so that printed codes stay valid when the secret changes. */
  accessCodeKey: number;
}

/** 12 characters (59 bits) derived from the secret, so nothing is stored. Raising the version gives another code. */
export function accessCodeOf({ secrets, registration }: { secrets: Secrets; registration: AccessCodeHolder }): string {
  const text = `${registration.id}:${registration.accessCodeVersion}`;
  const hex = secrets.hmac({ purpose: 'access-code', text, key: registration.accessCodeKey }).toString('hex', 0, 16);
  // 128 bits, so that the remainders are uniform to 1 in 2^68.
  let value = BigInt(`0x${hex}`);
  let code = '';
  for (let place = 0; place < LENGTH; place += 1) {
    code += ACCESS_CODE_ALPHABET[Number(value % 31n)];
    value /= 31n;
  }
  return code;
}

/** In constant time; width, case, spaces and dashes make no difference. */
export function accessCodeMatches({
  secrets,
  registration,
  accessCode,
}: {
  secrets: Secrets;
  registration: AccessCodeHolder;
  accessCode: string;
}): boolean {
  return equalInConstantTime(plainCode(accessCode), accessCodeOf({ secrets, registration }));
}

/** `XXXX-XXXX-XXXX`, as printed. */
export const groupedAccessCode = (code: string): string =>
  code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? code;
