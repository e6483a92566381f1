import { plainCode } from '@sunflower/content';

/** A mobile number of the mainland, 11 digits with or without +86 before them; null when it is none. */
export function parseMobileNumber(text: string): string | null {
  const digits = plainCode(text).replace(/^(\+86|0086|86(?=1\d{10}$))/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}
