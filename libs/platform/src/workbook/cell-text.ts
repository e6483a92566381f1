import { damaged } from './sheet-file-fault';

const LONGEST_ESCAPE = '_x000D_'.length;
/** Greatest length of a text in the file, before its escapes are decoded. */
export const maxRawCharacters = (maxCellCharacters: number): number => maxCellCharacters * LONGEST_ESCAPE;

/** Decodes `_x000D_`, which stands for a character that XML cannot contain. Source: ECMA-376, 22.9.2.19. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** The text of a cell, from its type (`t`) and the text of its value. A date appears as its stored number. */
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
  // Beyond 2^53 the last digits are already lost; the exponent makes that visible.
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return number.toExponential().toUpperCase();
  return String(number);
}

/** The column of `AB12` from 0, and its row from 1; null for a cell without a reference. */
export function cellPlace(reference: string | undefined): { column: number; row: number } | null {
  if (reference === undefined || reference === '') return null;
  const [, typed, row] = /^([a-z]{1,3})(\d{1,7})$/i.exec(reference) ?? [];
  if (typed === undefined) throw damaged();
  const letters = typed.toUpperCase();
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return { column: column - 1, row: Number(row) };
}
