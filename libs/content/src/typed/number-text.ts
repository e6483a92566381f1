import { withoutInvisible } from './invisible';

/** In UTF-16 units; a longer text is refused unread. */
export const MAX_NUMBER_LENGTH = 40;
const MAX_DIGITS = 30;

// Digits of full-width, Arabic, Uyghur, Tibetan and Mongolian keyboards. In each block, the last four bits are the
// digit.
const DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0f20-\u0f29\u1810-\u1819]/g;
const MINUS = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
const PLUS = /[\ufe62\uff0b]/g;
// Chinese keyboards type 。 or · for the decimal point.
const POINT = /[\uff0e\ufe52\u3002\uff61\u00b7]/g;
const COMMA = /[\uff0c\ufe50]/g;

// Commas are accepted only between groups of three digits: 12,5 is not a number.
const FORM = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+|\d*)(?:\.(\d*))?$/;

/**
 * The canonical form of a typed number: `-12.50`; null when the text is not a number. No exponent, no unit, no white
 * space inside, at most 30 digits. Trailing zeros stay, because 12.50 is more precise than 12.5. Idempotent.
 */
export function canonicalNumber(text: string): string | null {
  if (text.length > MAX_NUMBER_LENGTH) return null;
  const typed = withoutInvisible(text)
    .trim()
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(MINUS, '-')
    .replace(PLUS, '+')
    .replace(POINT, '.')
    .replace(COMMA, ',');
  const match = FORM.exec(typed);
  if (!match) return null;
  const [, sign, typedWhole = '', fraction = ''] = match;
  if (typedWhole === '' && fraction === '') return null;
  const whole = typedWhole.replace(/,/g, '').replace(/^0+(?=\d)/, '') || '0';
  if (whole.length + fraction.length > MAX_DIGITS) return null;
  const isNegative = sign === '-' && /[1-9]/.test(whole + fraction);
  return `${isNegative ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

/** Whether a text has no visible characters. */
export const isBlank = (text: string): boolean => withoutInvisible(text).trim() === '';
