import { canonicalNumber, isBlank, withoutInvisible } from '@sunflower/content/typed';

/** `begun`: a sign or a point that may become a number. */
export type NumberEntry = { kind: 'empty' | 'begun' | 'notANumber' } | { kind: 'number'; text: string };

/**
 * Reads a number by the server’s rules, full-width characters of Chinese keyboards included. Returns the canonical
 * spelling, and `notANumber` where the server would refuse the entry.
 */
export function readNumber(entry: string): NumberEntry {
  if (isBlank(entry)) return { kind: 'empty' };
  const text = canonicalNumber(entry);
  if (text !== null) return { kind: 'number', text };
  // Only a sign or a point: with a digit added it would be a number.
  const withDigit = canonicalNumber(`${withoutInvisible(entry).trim()}0`);
  return { kind: withDigit === '0' || withDigit === '0.0' ? 'begun' : 'notANumber' };
}

interface NumberField {
  /** Text in the field. */
  entry: string;
  /** The saved answer; empty for none. */
  saved: string;
  /** The last entry if it is not a number; null otherwise. */
  mistyped: string | null;
}

/** Text of the field: the entry while it means the saved number ("12." means 12), else the mistyped or saved text. */
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
