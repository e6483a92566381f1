import { shanghaiYearOfTwoDigits } from '@sunflower/platform';
import type { RandomInteger } from '@sunflower/platform';

/**
 * A ticket number is 16 digits, easy to read in fours and to type on a phone's number pad: year of the sitting (2),
 * region code of the organisation (6), random (7), check digit (1). Random rather than counted: registering needs no
 * common counter, and a neighbour's number cannot be guessed from one's own.
 */
const RANDOM_DIGITS = 7;
const UNKNOWN_REGION = '000000';

/** One of ten million numbers for this region and year. The caller checks that it is not taken. */
export function drawTicketNumber({
  sittingOpensAt,
  organisationPath,
  random,
}: {
  sittingOpensAt: number;
  organisationPath: string;
  random: RandomInteger;
}): string {
  const year = shanghaiYearOfTwoDigits(sittingOpensAt);
  const lot = String(random(10 ** RANDOM_DIGITS)).padStart(RANDOM_DIGITS, '0');
  const body = `${year}${regionCodeOf(organisationPath)}${lot}`;
  return body + checkDigitOf(body);
}

/**
 * ISO 7064 MOD 11,10: detects every single wrong digit and nearly every swap of two neighbours, so that a typing error
 * does not hit another person's number.
 */
export function checkDigitOf(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** `/350000/350100/350102/` → `350102`. */
function regionCodeOf(organisationPath: string): string {
  const code = organisationPath.split('/').filter(Boolean).at(-1)?.slice(0, 6) ?? '';
  return /^\d{6}$/.test(code) ? code : UNKNOWN_REGION;
}
