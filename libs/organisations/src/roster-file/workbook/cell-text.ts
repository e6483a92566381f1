import { MAX_CELL_CHARACTERS } from '../roster-file-fault';

const LONGEST_ESCAPE = '_x000D_'.length;
/** As a text stands in the file, before its escapes are read. */
export const MAX_RAW_CHARACTERS = MAX_CELL_CHARACTERS * LONGEST_ESCAPE;

/** `_x000D_` is a character that XML cannot hold. Source: ECMA-376, 22.9.2.19. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** What a cell shows, by its type (`t`) and the text of its value. A date is the number that it is stored as: no field of a roster is one. */
export function cellText({ type, value, texts }: { type: string; value: string; texts: readonly string[] }): string {
  switch (type) {
    case 's':
      return texts[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return decodeEscapes(value);
    case 'b':
      return String(value === '1' || value.toLowerCase() === 'true');
    default:
      return numberText(value);
  }
}

function numberText(value: string): string {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return value;
  // Beyond 2^53 the last digits are already lost; the exponent keeps that visible.
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return number.toExponential().toUpperCase();
  return String(number);
}
