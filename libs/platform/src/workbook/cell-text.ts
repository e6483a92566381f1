import { damaged } from './sheet-file-fault';

const LONGEST_ESCAPE = '_x000D_'.length;
/** How long a text may be as it stands in the file, before its escapes are read. */
export const maxRawCharacters = (maxCellCharacters: number): number => maxCellCharacters * LONGEST_ESCAPE;

/** `_x000D_` is a character that XML cannot hold. Source: ECMA-376, 22.9.2.19. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** What a cell holds, by its type (`t`) and the text of its value. A date is the number that it is stored as. */
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

/** The place from 0 of `AB12`, and its row; null for a cell that does not tell it. */
export function cellPlace(reference: string | undefined): { column: number; row: number } | null {
  if (reference === undefined || reference === '') return null;
  const [, letters, row] = /^([a-z]{1,3})(\d{1,7})$/i.exec(reference) ?? [];
  if (letters === undefined) throw damaged();
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(row) };
}
