/** One option in a line. `from`: index of its letter; `textFrom`: index of its text. */
export interface OptionAt {
  letter: string;
  from: number;
  textFrom: number;
  to: number;
  /** Whether a star or tick stands at its letter. */
  isMarked: boolean;
}

export interface SplitLine {
  options: OptionAt[];
  /** Letters whose option has an uncertain beginning. */
  unsure: string[];
}

interface Candidate {
  letter: string;
  from: number;
  textFrom: number;
  separator: string;
  /** The text before the letter. */
  before: 'start' | 'space' | 'sign' | 'word' | 'latin';
  isMarked: boolean;
}

/** Maximum number of letters tried as the first option behind a stem. */
const MOST_TRIES = 50;
const LAST_LETTER = 'J';
const SEPARATORS: Record<string, string> = {
  '.': '.',
  '．': '.',
  '。': '.',
  '、': '、',
  ':': ':',
  '：': ':',
  ',': ',',
  '，': ',',
  ')': ')',
  '）': ')',
  ']': ')',
  '】': ')',
};
const OPENING = new Set(['(', '（', '[', '【']);
const MARKED = new Set(['*', '＊', '★', '☆', '√', '✓', '✔', '☑']);
/** Boxes before a letter, ticked or not. */
const BOXES = new Set(['□', '☐', '○', '◯', '●', '-', '•', '·']);
const isSpace = (sign: string | undefined): boolean => sign !== undefined && /\s/.test(sign);

/** `Ａ` and `a` as `A`; null when the sign is not an option letter. */
export function optionLetter(sign: string | undefined): string | null {
  if (sign === undefined) return null;
  const code = sign.charCodeAt(0);
  const plain = code >= 0xff21 && code <= 0xff5a ? String.fromCharCode(code - 0xfee0) : sign;
  const letter = plain.toUpperCase();
  return letter >= 'A' && letter <= LAST_LETTER && letter.length === 1 ? letter : null;
}

export const nextLetter = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 1);

/** Finds the letters with a separator in a line in one pass. */
function candidatesIn(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = optionLetter(text[at]);
    if (letter === null) continue;
    const candidate = candidateAt(text, at, letter);
    if (candidate !== null) found.push(candidate);
  }
  return found;
}

/** Maximum distance of a letter from its bracket, star or dot. */
const MOST_SPACES = 4;

function candidateAt(text: string, at: number, letter: string): Candidate | null {
  let behind = at + 1;
  let isMarked = false;
  if (MARKED.has(text[behind] ?? '')) {
    isMarked = true;
    behind += 1;
  }
  while (behind - at <= MOST_SPACES && isSpace(text[behind]) && text[behind] !== '\n') behind += 1;
  const separator = SEPARATORS[text[behind] ?? ''];
  if (separator === undefined) return null;
  behind += 1;
  // `A）.`, `(A)、`
  if (separator === ')' && ['.', '．', '、', ':', '：'].includes(text[behind] ?? '')) behind += 1;
  let from = at;
  const step = (belongs: (sign: string) => boolean): boolean => {
    let back = from - 1;
    while (from - back <= MOST_SPACES && isSpace(text[back]) && text[back] !== '\n') back -= 1;
    if (!belongs(text[back] ?? '')) return false;
    from = back;
    return true;
  };
  if (separator === ')') step((sign) => OPENING.has(sign));
  if (step((sign) => MARKED.has(sign))) isMarked = true;
  step((sign) => BOXES.has(sign) && sign !== '-' && sign !== '·');
  return { letter, from, textFrom: behind, separator, before: beforeOf(text, from), isMarked };
}

function beforeOf(text: string, from: number): Candidate['before'] {
  if (text.slice(Math.max(0, from - 8), from).trim() === '' && from <= 8) return 'start';
  const sign = text[from - 1] ?? '';
  if (isSpace(sign)) return 'space';
  if (/[A-Za-zＡ-Ｚａ-ｚ]/.test(sign)) return 'latin';
  return /[\p{P}\p{S}\uFFFC]/u.test(sign) ? 'sign' : 'word';
}

/**
 * The options of a line from one letter on, possibly several or run together. `wanted`: the letter to begin with;
 * `atStart`: this letter must be at the start of the line.
 */
export function splitOptions(text: string, { wanted, atStart }: { wanted: string; atStart: boolean }): SplitLine {
  const candidates = candidatesIn(text);
  const first = firstOf(text, candidates, { wanted, atStart });
  if (first === null) return { options: [], unsure: [] };
  const chosen = [first];
  const unsure: string[] = [];
  let position = candidates.indexOf(first) + 1;
  for (let letter = nextLetter(first.letter); letter <= LAST_LETTER; letter = nextLetter(letter)) {
    const next = nextOf(candidates, { letter, from: position, first });
    if (next === null) break;
    if (next.isUnsure) unsure.push(letter);
    chosen.push(next.candidate);
    position = candidates.indexOf(next.candidate, position) + 1;
  }
  const options = chosen.map(({ letter, from, textFrom, isMarked }, index) => ({
    letter,
    from,
    textFrom,
    to: chosen[index + 1]?.from ?? text.length,
    isMarked,
  }));
  return { options, unsure };
}

function firstOf(
  text: string,
  candidates: Candidate[],
  { wanted, atStart }: { wanted: string; atStart: boolean },
): Candidate | null {
  if (atStart) return candidates.find(({ before, letter }) => before === 'start' && letter === wanted) ?? null;
  // Behind a stem, at least A and B must be found; otherwise the letter belongs to the stem.
  let tries = 0;
  for (const [index, candidate] of candidates.entries()) {
    if (candidate.letter !== wanted || candidate.before === 'word' || candidate.before === 'latin') continue;
    // `（A、B）` is a key.
    if (OPENING.has(text[candidate.from - 1] ?? '')) continue;
    tries += 1;
    if (tries > MOST_TRIES) return null;
    if (nextOf(candidates, { letter: nextLetter(wanted), from: index + 1, first: candidate }) !== null)
      return candidate;
  }
  return null;
}

function nextOf(
  candidates: Candidate[],
  { letter, from, first }: { letter: string; from: number; first: Candidate },
): { candidate: Candidate; isUnsure: boolean } | null {
  const later: Candidate[] = [];
  for (let at = from; at < candidates.length; at += 1) {
    const candidate = candidates[at] as Candidate;
    if (candidate.letter === letter) later.push(candidate);
    if (later.length > 5) break;
  }
  const alike = later.filter(({ separator, before }) => separator === first.separator && before !== 'latin');
  // `A.维生素AB.维生素C`: the letter may belong to the word before it.
  const glued = later.filter(({ separator, before }) => separator === first.separator && before === 'latin');
  const apart = (list: Candidate[]) => list.filter(({ before }) => before === 'space' || before === 'start');
  for (const [list, isUnsure] of [
    [apart(alike), false],
    [alike, false],
    [apart(later), false],
    [glued, true],
    [later.filter(({ before }) => before === 'sign'), true],
  ] as const) {
    const [candidate, second] = list;
    if (candidate === undefined) continue;
    // The letter occurs at two places in the line, both directly behind a word.
    return { candidate, isUnsure: isUnsure || (second !== undefined && candidate.before === 'word') };
  }
  return null;
}

const WEAK = /^\s*([A-JＡ-Ｊ])(?:[\s]+(?=\S)|(?=[\u4e00-\u9fff]))/;

/** `A 甲   B 乙` or `A甲`: letters without a separator count as options only when B follows. */
export function weakOptions(text: string, wanted: string): SplitLine {
  const first = WEAK.exec(text);
  if (first === null || optionLetter(first[1]) !== wanted) return { options: [], unsure: [] };
  const options: OptionAt[] = [
    { letter: wanted, from: 0, textFrom: first[0].length, to: text.length, isMarked: false },
  ];
  const pattern = /\s([A-JＡ-Ｊ])(?:\s+(?=\S)|(?=[\u4e00-\u9fff]))/g;
  pattern.lastIndex = first[0].length;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const last = options.at(-1) as OptionAt;
    if (optionLetter(match[1]) !== nextLetter(last.letter)) continue;
    last.to = match.index;
    options.push({
      letter: nextLetter(last.letter),
      from: match.index,
      textFrom: match.index + match[0].length,
      to: text.length,
      isMarked: false,
    });
  }
  return { options, unsure: [] };
}

/** The letter that an option line begins with, whichever it is; null when the line begins with no option. */
export function optionStart(text: string): string | null {
  const [first] = candidatesIn(text.slice(0, 24));
  return first?.before === 'start' ? first.letter : null;
}
