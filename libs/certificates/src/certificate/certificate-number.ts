import { plainCode } from '@sunflower/content';
import { shanghaiDate } from '@sunflower/platform';
import type { RandomInteger } from '@sunflower/platform';

/** Prefix of every number. When an installation changes it, issued numbers keep the old one. */
const PREFIX = 'SF';
const RANDOM_DIGITS = 10;
const SHAPE = new RegExp(`^${PREFIX}\\d{${4 + RANDOM_DIGITS + 1}}$`);

/** Prefix, year of issue, 10 random digits, check digit: `SF2026` + `0123456789` + `4`. */
export function newCertificateNumber({ issuedAtMs, random }: { issuedAtMs: number; random: RandomInteger }): string {
  const digits =
    String(random(10 ** (RANDOM_DIGITS / 2))).padStart(RANDOM_DIGITS / 2, '0') +
    String(random(10 ** (RANDOM_DIGITS / 2))).padStart(RANDOM_DIGITS / 2, '0');
  const body = `${shanghaiDate(issuedAtMs).year}${digits}`;
  return `${PREFIX}${body}${checkDigit(body)}`;
}

/** The stored form of a typed number; null when it is invalid. */
export function parseCertificateNumber(text: string): string | null {
  const number = plainCode(text);
  if (!SHAPE.test(number)) return null;
  const digits = number.slice(PREFIX.length);
  return checkDigit(digits.slice(0, -1)) === Number(digits.slice(-1)) ? number : null;
}

/**
 * The check digit of a string of digits. Detects every single wrong digit and nearly all swaps of neighbours.
 * Source: ISO/IEC 7064:2003, hybrid system MOD 11,10.
 */
export function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}
