import { readKey, type ReadKey } from '../read-key';
import { replaced, slice, trimmed, type RichText } from '../rich-text';

/** A key written into the brackets of a stem. */
export interface StemKey {
  key: ReadKey;
  text: string;
  from: number;
  to: number;
  /** Only punctuation follows. */
  isAtEnd: boolean;
}

const BRACKET = /[（(【[]([^（()）【】[\]\n]{0,40})[)）】\]]/g;
const END = /^[\s\p{P}_]*$/u;

/** Keys alone in brackets or underlined: `（ B ）`, `[AD]`, `( √ )`. */
export function keysInStem(stem: RichText): StemKey[] {
  const found: StemKey[] = [];
  for (const match of stem.text.matchAll(BRACKET)) {
    const inside = match[1] ?? '';
    const key = readKey(inside);
    if (key.kind === 'text' || key.rest !== '') continue;
    const to = match.index + match[0].length;
    found.push({ key, text: inside.trim(), from: match.index, to, isAtEnd: END.test(stem.text.slice(to)) });
  }
  for (const { kind, from, to } of stem.marks) {
    if (kind !== 'underline') continue;
    const inside = stem.text.slice(from, to);
    const key = readKey(inside);
    if (key.kind === 'text' || key.rest !== '' || found.some((other) => other.from < to && other.to > from)) continue;
    found.push({ key, text: inside.trim(), from, to, isAtEnd: END.test(stem.text.slice(to)) });
  }
  return found;
}

/** The stem with empty brackets in place of its key. */
export const withoutKey = (stem: RichText, { from, to }: StemKey): RichText =>
  trimmed(replaced(stem, from, to, /[（(【[]/.test(stem.text.charAt(from)) ? '（  ）' : '____'));

const EMPTY_AT_END = /[（(【[]\s*[)）】\]]\s*[。.]?\s*$/;

/** Removes the empty answer bracket from a statement. */
export function withoutEmptyBracket(stem: RichText): RichText {
  const match = EMPTY_AT_END.exec(stem.text.slice(-40));
  const start = /^\s*[（(【[]\s*[)）】\]]\s*/.exec(stem.text.slice(0, 40));
  const to = match === null ? stem.text.length : Math.max(0, stem.text.length - 40) + match.index;
  return trimmed(slice(stem, start?.[0].length ?? 0, to));
}
