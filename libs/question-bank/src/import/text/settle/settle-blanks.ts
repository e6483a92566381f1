import { contentFault } from '../../../bank-file/question-file-fault';
import { orderOf, takeOrder, wholeOrder } from '../../../question/blank-order';
import type { QuestionKey } from '../../../question/question-content';
import type { ImportNotice } from '../../imported-paper';
import type { Draft } from '../draft';
import { errorOf, paperFault, warningOf } from '../paper-fault';
import { countAnswers, readBlanks } from '../read-key';
import { joined, plain, slice, type RichText } from '../rich-text';

const UNDERSCORES = /[_＿▁]{2,}(?:\s{0,3}[_＿▁]{2,})*/g;
const EMPTY_BRACKETS = /[（(【[]\s*[)）】\]]/g;
/** `__95%__`: short lines around the answer itself; `____和____` is two blanks. */
const FILLED_LINES = /(?<![_＿])[_＿]{1,3}([^_＿\n]{1,60})[_＿]{1,3}(?![_＿])/g;
const FILLED_BRACKETS = /[（(【[]([^（()）【】[\]\n]{1,60})[)）】\]]/g;

interface Place {
  from: number;
  to: number;
  /** The text in this place; empty: a blank. */
  text: string;
}

export interface SettledBlanks {
  stem: RichText;
  key: QuestionKey | null;
  rests: string[];
  notices: ImportNotice[];
}

export const hasBlank = (text: string): boolean => /[_＿▁]{2,}|[（(【[]\s*[)）】\]]/.test(text);

/** The stem with its blanks as ____ and their texts, taken from the key or, without a key, from the filled-in stem. */
export function settleBlanks({ draft, stem }: { draft: Draft; stem: RichText }): SettledBlanks {
  const notices: ImportNotice[] = [];
  const filled = draft.keys.length === 0 ? placesOf(stem.text, FILLED_LINES) : [];
  const empty = filled.length > 0 ? [] : emptyPlaces(stem);
  const [first, ...others] = draft.keys.filter(({ rich }) => rich.text.trim() !== '');
  const other = others.find(({ rich }) => rich.text.trim() !== first?.rich.text.trim());
  if (first !== undefined && other !== undefined) {
    const details = { first: first.rich.text, second: other.rich.text };
    notices.push(errorOf(paperFault('PAPER_KEYS_CONTRADICT', details), { field: 'key', line: other.line }));
    return { stem: withBlanks(stem, empty), key: null, rests: [], notices };
  }
  if (first === undefined) return filledIn({ stem, empty, filled, notices });
  if (empty.length === 0) {
    notices.push(errorOf(paperFault('PAPER_NO_BLANK', {}), { field: 'stem' }));
    return { stem, key: null, rests: [first.rich.text], notices };
  }
  const { text: typed, order } = takeOrder(first.rich.text.trim());
  const blanks = readBlanks(typed, empty.length);
  if (blanks === null) {
    const details = { blanks: empty.length, answers: countAnswers(first.rich.text) };
    notices.push(errorOf(paperFault('PAPER_BLANKS_NOT_AS_KEY', details), { field: 'key', line: first.line }));
    return { stem: withBlanks(stem, empty), key: null, rests: [first.rich.text], notices };
  }
  const groups = order === 'all' ? wholeOrder(blanks.length) : (order ?? []);
  const anyOrder = orderOf({ groups, blankCount: blanks.length });
  if (anyOrder === null) {
    const details = { blanks: blanks.length };
    notices.push(errorOf(contentFault('ANY_ORDER_UNCLEAR', details), { field: 'key', line: first.line }));
  }
  const key: QuestionKey = { kind: 'fill_in', blanks, ...(anyOrder?.length && { anyOrder }) };
  return { stem: withBlanks(stem, empty), key, rests: [], notices };
}

function emptyPlaces({ text }: RichText): Place[] {
  const lines = placesOf(text, UNDERSCORES);
  const brackets = placesOf(text, EMPTY_BRACKETS);
  // When the stem has underscores, brackets at its end are for the score.
  const inside = brackets.filter(({ to }) => lines.length === 0 || text.slice(to).replace(/[\s\p{P}]/gu, '') !== '');
  return [...lines, ...inside].sort((one, other) => one.from - other.from);
}

const placesOf = (text: string, pattern: RegExp): Place[] =>
  [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[1] ?? '',
  }));

/** Takes answers already written in the stem: between underscores, underlined, or in brackets. */
function filledIn({
  stem,
  empty,
  filled,
  notices,
}: {
  stem: RichText;
  empty: Place[];
  filled: Place[];
  notices: ImportNotice[];
}): SettledBlanks {
  const underlined = stem.marks
    .filter(({ kind }) => kind === 'underline')
    .map(({ from, to }) => ({ from, to, text: stem.text.slice(from, to) }))
    .filter(({ text }) => /[^\s_]/.test(text));
  const bracketed = placesOf(stem.text, FILLED_BRACKETS).filter(
    ({ text }) => text.trim() !== '' && !/^\d+(?:\.\d+)?\s*分$/.test(text.trim()),
  );
  const places = [filled, underlined, bracketed].find((found) => found.length > 0) ?? [];
  if (empty.length > 0 || places.length === 0) {
    notices.push(errorOf(paperFault('PAPER_NO_KEY', {}), { field: 'key' }));
    return { stem: withBlanks(stem, empty), key: null, rests: [], notices };
  }
  const text = places.map((place) => place.text.trim()).join('；');
  notices.push(warningOf(paperFault('PAPER_KEY_FROM_STEM', { text }), { field: 'key' }));
  const blanks = places.map((place) => [place.text.trim()]);
  return { stem: withBlanks(stem, places), key: { kind: 'fill_in', blanks }, rests: [], notices };
}

function withBlanks(stem: RichText, places: readonly Place[]): RichText {
  const parts: RichText[] = [];
  let at = 0;
  for (const { from, to } of places) {
    parts.push(slice(stem, at, from), { ...plain('____'), isMarkdown: stem.isMarkdown });
    at = to;
  }
  return joined([...parts, slice(stem, at)], '');
}

const TOLERANCE =
  /^\s*(-?\d{1,12}(?:\.\d{1,9})?)\s*(?:[（(]\s*)?(?:±|允许误差\s*[:：]?)\s*(\d{1,12}(?:\.\d{1,9})?)\s*[)）]?\s*$/;

/** `36.5±0.2`: only a tolerance shows that an answer is certainly numeric. */
export function numericKey(text: string): QuestionKey | null {
  const match = TOLERANCE.exec(text.slice(0, 80));
  return match === null ? null : { kind: 'numeric', value: match[1] ?? '', tolerance: match[2] ?? '0' };
}
