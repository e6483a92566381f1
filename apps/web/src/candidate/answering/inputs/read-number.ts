import { visibleText } from './visible-text';

/** `begun`: no number yet, but the beginning of one. */
export type NumberEntry = { kind: 'empty' | 'begun' | 'notANumber' } | { kind: 'number'; text: string };

const maxDigits = 30;

/**
 * Reads what keyboards of China type as the server does: one spelling a number, and no number where the server would refuse it.
 * `test/contract/typed-number.spec.ts` holds the two together.
 */
export function readNumber(entry: string): NumberEntry {
  const typed = visibleText(entry)
    // In each of these blocks the digit is the last four bits.
    .replace(/[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0f20-\u0f29\u1810-\u1819]/g, (digit) =>
      String(digit.charCodeAt(0) & 0xf),
    )
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .replace(/[\ufe62\uff0b]/g, '+')
    .replace(/[\uff0e\ufe52\u3002\uff61\u00b7]/g, '.')
    .replace(/[\uff0c\ufe50]/g, ',');
  if (typed === '') return { kind: 'empty' };
  if (/^[+-]?\.?$/.test(typed)) return { kind: 'begun' };
  const [, sign = '', groups = '', fraction = ''] =
    /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(typed) ?? [];
  const whole = groups.replace(/,/g, '').replace(/^0+(?=\d)/, '') || '0';
  if (groups + fraction === '' || whole.length + fraction.length > maxDigits) return { kind: 'notANumber' };
  const minus = sign === '-' && /[1-9]/.test(whole + fraction) ? '-' : '';
  return { kind: 'number', text: `${minus}${whole}${fraction && `.${fraction}`}` };
}

interface NumberField {
  /** What stands in the field. */
  entry: string;
  /** What the item is answered with; empty for nothing. */
  saved: string;
  /** What was typed last and is no number; null for none. */
  mistyped: string | null;
}

/** What the field shows: the entry as long as it means what is saved ("12." means 12), else that. */
export function shownNumber({ entry, saved, mistyped }: NumberField): string {
  const read = readNumber(entry);
  switch (read.kind) {
    case 'number':
      if (read.text === saved) return entry;
      break;
    case 'empty':
      if (saved === '' && mistyped === null) return entry;
      break;
    case 'begun':
    case 'notANumber':
      if (saved === '' && mistyped === entry) return entry;
  }
  return saved !== '' ? saved : (mistyped ?? '');
}
