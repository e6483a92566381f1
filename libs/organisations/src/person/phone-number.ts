import { plainCode } from '@sunflower/content';

/** A mainland mobile number: 11 digits, with or without +86; null for any other text. */
export function parseMobileNumber(text: string): string | null {
  const digits = plainCode(text).replace(/^(\+86|0086|86(?=1\d{10}$))/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}
