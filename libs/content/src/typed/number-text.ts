import { withoutInvisible } from './invisible';

/** In UTF-16 units; a longer text is refused before it is read. */
export const MAX_NUMBER_LENGTH = 40;
const MAX_DIGITS = 30;

// Full-width, Arabic, Uyghur, Tibetan and Mongolian keyboards. In each of these blocks the digit is the last four bits.
const DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0f20-\u0f29\u1810-\u1819]/g;
const MINUS = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
const PLUS = /[\ufe62\uff0b]/g;
// A Chinese keyboard types 。 or · where the point is meant.
const POINT = /[\uff0e\ufe52\u3002\uff61\u00b7]/g;
const COMMA = /[\uff0c\ufe50]/g;

// A comma stands between groups of three digits or nowhere: 12,5 is no number.
const FORM = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+|\d*)(?:\.(\d*))?$/;

/**
 * The one spelling of a number that was typed: `-12.50`; null for what is no number. No exponent, no unit, no white space inside,
 * at most 30 digits. Zeros behind the point stay: 12.50 says more than 12.5. A number in this spelling is its own spelling.
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

/** Whether a text holds anything that can be seen. */
export const isBlank = (text: string): boolean => withoutInvisible(text).trim() === '';
