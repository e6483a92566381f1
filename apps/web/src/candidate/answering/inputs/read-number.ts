import { canonicalNumber, isBlank, withoutInvisible } from '@sunflower/content/typed';

/** `begun`: no number yet, but the beginning of one. */
export type NumberEntry = { kind: 'empty' | 'begun' | 'notANumber' } | { kind: 'number'; text: string };

/** Reads what keyboards of China type as the server does: one spelling a number, and no number where the server would refuse it. */
export function readNumber(entry: string): NumberEntry {
  if (isBlank(entry)) return { kind: 'empty' };
  const text = canonicalNumber(entry);
  if (text !== null) return { kind: 'number', text };
  // A sign or a point, to which a digit is still to come.
  const withDigit = canonicalNumber(`${withoutInvisible(entry).trim()}0`);
  return { kind: withDigit === '0' || withDigit === '0.0' ? 'begun' : 'notANumber' };
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
