import type { ImportNotice } from '../imported-paper';
import { errorOf, paperFault } from './paper-fault';

/** One key of a key list. */
export interface ListedKey {
  /** Null: the list contains only keys, in the order of the questions. */
  number: number | null;
  text: string;
}

export interface ReadKeyLine {
  keys: ListedKey[];
  /** Ranges whose keys cannot be assigned, because the line has another number of keys. */
  lost: { from: number; to: number; notice: ImportNotice }[];
}

const RANGE = /(\d{1,6})\s*题?\s*(?:[-~～—–－―]{1,2}|至|到)\s*(\d{1,6})\s*题?\s*[:：.．、)）]?\s*/g;
const SIGNS = /^(?:[A-JＡ-Ｊa-j]{1,10}|[√✓✔×✗✘╳对错TF]{1,60}|正确|错误)$/;
const KEY_SIGN = '[A-JＡ-Ｊ](?:[、,，]?[A-JＡ-Ｊ]){0,9}|[a-j]{1,6}|√|✓|✔|×|✗|✘|╳|正确|错误|对|错|T|F|X';
const NUMBERED = new RegExp(
  `(\\d{1,6})\\s*[.．、:：)）\\]】]?\\s*(${KEY_SIGN})(?=[\\s,，;；。.、/|]|\\d|[（(]|$)`,
  'g',
);
/** The characters allowed between two keys. */
const BETWEEN = /^[\s,，;；。.、/|（(【[题]{0,12}$/;
const KEYS_ALONE = /^[A-JＡ-Ｊ√×✓✗对错\s,，、]{2,}$/;

/** The keys of a line such as `1-5 ABCDA 6-10 BCDAE`, `1.A 2.BD`, `1√ 2×`; null when the line holds no keys. */
export function readKeyLine(text: string, line: number): ReadKeyLine | null {
  const trimmed = text.trim();
  if (trimmed.length > 20_000) return null;
  return readRanges(trimmed, line) ?? readNumbered(trimmed);
}

/** Keys without numbers, as printed below a section heading. */
export function readKeysAlone(text: string): ListedKey[] | null {
  const trimmed = text.trim();
  if (!KEYS_ALONE.test(trimmed)) return null;
  const groups = trimmed.split(/[\s,，、]+/).filter(Boolean);
  const isList = groups.length > 1 && groups.every((group) => group.length === 1);
  const signs =
    isList || groups.length === 1 || groups.some((group) => group.length === 5) ? [...groups.join('')] : groups;
  return signs.map((sign) => ({ number: null, text: sign }));
}

function readRanges(text: string, line: number): ReadKeyLine | null {
  const ranges = [...text.matchAll(RANGE)];
  if (ranges.length === 0 || !BETWEEN.test(text.slice(0, ranges[0]?.index))) return null;
  const read: ReadKeyLine = { keys: [], lost: [] };
  for (const [index, range] of ranges.entries()) {
    const [whole, first, last] = range;
    const from = Number(first);
    const to = Number(last);
    const typed = text.slice(range.index + whole.length, ranges[index + 1]?.index ?? text.length).trim();
    const groups = typed.split(/[\s,，、;；。.|]+/).filter(Boolean);
    if (groups.length === 0 || to <= from || to - from >= 500 || !groups.every((group) => SIGNS.test(group)))
      return null;
    const signs = signsFor(groups, to - from + 1);
    if (signs === null) {
      const details = {
        range: `${from}-${to}`,
        wanted: to - from + 1,
        found: countOf(groups),
        text: `${from}-${to} ${typed}`,
      };
      read.lost.push({
        from,
        to,
        notice: errorOf(paperFault('PAPER_KEY_LIST_LENGTH', details), { field: 'key', line }),
      });
    } else read.keys.push(...signs.map((sign, offset) => ({ number: from + offset, text: sign })));
  }
  return read;
}

function signsFor(groups: string[], wanted: number): string[] | null {
  if (groups.length === wanted) return groups;
  const signs = groups.flatMap((group) => (group === '正确' || group === '错误' ? [group] : [...group]));
  return signs.length === wanted ? signs : null;
}

const countOf = (groups: string[]): number =>
  groups.reduce((count, group) => count + (/^[正错]./.test(group) ? 1 : group.length), 0);

function readNumbered(text: string): ReadKeyLine | null {
  const matches = [...text.matchAll(NUMBERED)];
  if (matches.length === 0) return null;
  let at = 0;
  for (const match of matches) {
    if (!BETWEEN.test(text.slice(at, match.index))) return null;
    at = match.index + match[0].length;
  }
  if (!BETWEEN.test(text.slice(at).replace(/[)）】\]]/g, ''))) return null;
  // A single pair may also begin a question: `1.A` alone is a key, `1. A 型` is not.
  return { keys: matches.map(([, number, key]) => ({ number: Number(number), text: key ?? '' })), lost: [] };
}
