import { plainCode } from '@sunflower/content';
import { secureRandom, sha256Hex } from '@sunflower/platform';

export const RECOVERY_CODES = 10;

/** Without what is read wrongly from paper: 0 and O, 1, I and L. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

const newCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[secureRandom(LETTERS.length)]).join('');

/** As they are shown: `ABCD-EFGH-JKMN-PQRS`, 79 bits each. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => (newCode().match(/.{4}/g) as string[]).join('-'));

/** However it was typed; null when it cannot be one. */
export function parseRecoveryCode(typed: string): string | null {
  const code = plainCode(typed);
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}

/** What is stored. A plain SHA-256 will do: nobody tries 2^79 codes. */
export const recoveryCodeHash = ({ staffId, code }: { staffId: string; code: string }): string =>
  sha256Hex(`${staffId} ${code}`);
