import { plainCode } from '@sunflower/content';
import { secureRandom, sha256Hex } from '@sunflower/platform';

export const RECOVERY_CODES = 10;

/** Without characters that are easily confused on paper: 0 and O, 1, I and L. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

const newCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[secureRandom(LETTERS.length)]).join('');

/** In the form shown to people: `ABCD-EFGH-JKMN-PQRS`, 79 bits each. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => (newCode().match(/.{4}/g) as string[]).join('-'));

/** Reads a typed code, whatever its case and separators; null when it is invalid. */
export function parseRecoveryCode(typed: string): string | null {
  const code = plainCode(typed);
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}

/** The stored hash. A plain SHA-256 is sufficient: nobody can try 2^79 codes. */
export const recoveryCodeHash = ({ staffId, code }: { staffId: string; code: string }): string =>
  sha256Hex(`${staffId} ${code}`);
