import { decimalOf, type Decimal } from '../decimal';

const MAX_LENGTH = 60;

const WIDE = /[０-９＋－−．]/g;
const SIGNS: Record<string, string> = { '＋': '+', '－': '-', '−': '-', '．': '.' };
const toAscii = (character: string): string => SIGNS[character] ?? String(character.charCodeAt(0) - '０'.charCodeAt(0));

/** Decimals of rules 1, for runs scored by them: `12.5`, `-3`, `.5`, `１２．５`; null for anything else. Never changes. */
export function parseFirstDecimal(text: unknown): Decimal | null {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return null;
  const plain = text.trim().replace(WIDE, toAscii);
  return /^[+-]?(?=\.?\d)\d*(?:\.\d*)?$/.test(plain) ? decimalOf(plain) : null;
}
