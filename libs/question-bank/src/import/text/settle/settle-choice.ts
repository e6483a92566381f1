import type { QuestionKey } from '../../../question/question-content';
import type { ImportNotice } from '../../imported-paper';
import type { Draft, DraftOption, TypedKey } from '../draft';
import { errorOf, paperFault, warningOf } from '../paper-fault';
import { readKey, truthOf, type ReadKey } from '../read-key';
import { isAllMarked, slice, toMarkdown, trimmed, type MarkKind, type RichText } from '../rich-text';
import { keysInStem, withoutKey, type StemKey } from './stem-brackets';

/** The combined result of all typed keys of a question. */
export interface Agreed<Value> {
  /** Null: no key, or keys that differ. */
  value: Value | null;
  rests: string[];
  notices: ImportNotice[];
  stem: RichText;
}

interface Said {
  /** Sorted letters. */
  letters: string;
  line: number | null;
  rest: string;
  stemKey: StemKey | null;
}

const RIGHT_WORDS =
  /[（(【[]\s*(?:此项为?|本项为?)?\s*(?:本题)?(?:的)?(?:正确(?:答案|选项)|√|✓|✔)\s*[)）】\]]|\s*[√✓✔]\s*$/;

/** Removes 【此项为本题正确答案】 and ticks from options, and marks those options as right. */
export function withoutRightWords(options: readonly DraftOption[]): DraftOption[] {
  return options.map((option) => {
    const match = RIGHT_WORDS.exec(option.rich.text.slice(-4000));
    if (match === null) return option;
    const at = Math.max(0, option.rich.text.length - 4000) + match.index;
    const before = slice(option.rich, 0, at);
    const behind = slice(option.rich, at + match[0].length);
    if (before.text.trim() === '' && behind.text.trim() === '') return option;
    return { ...option, isMarked: true, rich: trimmed(before.text.trim() === '' ? behind : before) };
  });
}

/** The key of a choice from lines, brackets, marks and lists, provided that they agree. */
export function agreedLetters({
  draft,
  stem,
  options,
}: {
  draft: Draft;
  stem: RichText;
  options: readonly DraftOption[];
}): Agreed<string[]> {
  const notices: ImportNotice[] = [];
  const said: Said[] = [];
  for (const key of draft.keys) {
    const letters = lettersOf(key, options);
    if (letters !== null) said.push({ ...letters, line: key.line, stemKey: null });
    else if (key.rich.text.trim() !== '')
      notices.push(
        errorOf(paperFault('PAPER_KEY_UNREADABLE', { text: key.rich.text }), { field: 'key', line: key.line }),
      );
  }
  const marked = options.filter(({ isMarked }) => isMarked).map(({ letter }) => letter);
  if (marked.length > 0) said.push({ letters: marked.join(''), line: null, rest: '', stemKey: null });
  const inStem = stemKeyFor(stem, options, said);
  if (inStem !== null) said.push(inStem);
  const cleaned = inStem?.stemKey ? withoutKey(stem, inStem.stemKey) : stem;
  const rests = said.map(({ rest }) => rest).filter(Boolean);
  const [first] = said;
  if (first === undefined) return { ...fromLooks({ stem: cleaned, options, notices }), rests };
  const other = said.find(({ letters }) => letters !== first.letters);
  if (other !== undefined) {
    const details = { first: first.letters, second: other.letters };
    notices.push(
      errorOf(paperFault('PAPER_KEYS_CONTRADICT', details), { field: 'key', line: other.line ?? first.line }),
    );
    return { value: null, rests, notices, stem: cleaned };
  }
  tellOtherLook(first.letters, options, notices);
  return { value: [...first.letters], rests, notices, stem: cleaned };
}

function lettersOf({ rich }: TypedKey, options: readonly DraftOption[]): Pick<Said, 'letters' | 'rest'> | null {
  const key = readKey(rich.text);
  if (key.kind === 'letters') return { letters: sorted(key.letters), rest: key.rest };
  const truth = truthOf(key);
  if (truth !== null) {
    const at = truthOption(options, truth.isTrue);
    return at === null ? null : { letters: at, rest: truth.rest };
  }
  // The text of an option instead of its letter.
  const same = options.filter(
    (option) => option.rich.text.trim() !== '' && option.rich.text.trim() === rich.text.trim(),
  );
  return same.length === 1 ? { letters: same[0]?.letter ?? '', rest: '' } : null;
}

const sorted = (letters: readonly string[]): string => [...new Set(letters)].sort().join('');

/** The letter of the true or the false option of a two-option question. */
function truthOption(options: readonly DraftOption[], isTrue: boolean): string | null {
  if (options.length !== 2) return null;
  const found = options.find(({ rich }) => truthOf(readKey(rich.text))?.isTrue === isTrue);
  return found?.letter ?? null;
}

function stemKeyFor(stem: RichText, options: readonly DraftOption[], said: readonly Said[]): Said | null {
  const letters = new Set(options.map(({ letter }) => letter));
  const found = keysInStem(stem).flatMap((stemKey) => {
    const { key } = stemKey;
    return key.kind === 'letters' && key.letters.every((letter) => letters.has(letter))
      ? [{ letters: sorted(key.letters), line: null, rest: '', stemKey }]
      : [];
  });
  const atEnd = found.find(({ stemKey }) => stemKey.isAtEnd) ?? found.at(-1);
  if (atEnd === undefined) return null;
  // When another key exists, a differing （A） within a sentence is part of the text.
  if (said.length > 0 && !atEnd.stemKey.isAtEnd && said[0]?.letters !== atEnd.letters) return null;
  return atEnd;
}

const LOOKS: readonly MarkKind[] = ['colour', 'underline', 'bold'];

/** Letters of the options that look different from the rest: coloured, underlined, bold. */
export function lettersByLook(options: readonly DraftOption[]): string[][] {
  return LOOKS.flatMap((look) => {
    const letters = options.filter(({ rich }) => isAllMarked(rich, [look])).map(({ letter }) => letter);
    return letters.length > 0 && letters.length < options.length ? [letters] : [];
  });
}

function fromLooks({
  stem,
  options,
  notices,
}: {
  stem: RichText;
  options: readonly DraftOption[];
  notices: ImportNotice[];
}): Omit<Agreed<string[]>, 'rests'> {
  const looks = lettersByLook(options);
  const [first] = looks;
  if (first !== undefined) {
    const other = looks.find((letters) => letters.join('') !== first.join(''));
    if (other !== undefined) {
      const details = { first: first.join(''), second: other.join('') };
      notices.push(errorOf(paperFault('PAPER_KEYS_CONTRADICT', details), { field: 'key' }));
      return { value: null, notices, stem };
    }
    notices.push(warningOf(paperFault('PAPER_KEY_FROM_MARKING', { letters: first.join('') }), { field: 'key' }));
    return { value: first, notices, stem };
  }
  const end = /\s{2,}([A-J]{1,8})\s*$/.exec(stem.text.slice(-40));
  if (end === null) return { value: null, notices, stem };
  const letters = sorted([...(end[1] ?? '')]);
  notices.push(warningOf(paperFault('PAPER_KEY_AT_LINE_END', { letters }), { field: 'key' }));
  return {
    value: [...letters],
    notices,
    stem: trimmed(slice(stem, 0, Math.max(0, stem.text.length - 40) + end.index)),
  };
}

function tellOtherLook(letters: string, options: readonly DraftOption[], notices: ImportNotice[]): void {
  for (const look of lettersByLook(options)) {
    const marked = look.join('');
    if (marked !== letters)
      notices.push(warningOf(paperFault('PAPER_KEY_NOT_AS_MARKED', { letters, marked }), { field: 'key' }));
  }
}

/** The key as positions of options, with notices about the options and the key. */
export function settleChoice(
  options: readonly DraftOption[],
  letters: readonly string[] | null,
): { key: QuestionKey | null; notices: ImportNotice[] } {
  const notices = [...optionNotices(options)];
  if (letters === null) return { key: null, notices };
  const right: number[] = [];
  for (const letter of letters) {
    const at = options.findIndex((option) => option.letter === letter);
    if (at === -1) notices.push(errorOf(paperFault('PAPER_KEY_BEYOND_OPTIONS', { letter }), { field: 'key' }));
    else if (options.findIndex((option, index) => index > at && option.letter === letter) >= 0)
      notices.push(errorOf(paperFault('PAPER_KEY_LETTER_TWICE', { letter }), { field: 'key' }));
    else right.push(at);
  }
  return { key: right.length === letters.length ? { kind: 'choice', right } : null, notices };
}

function* optionNotices(options: readonly DraftOption[]): Generator<ImportNotice> {
  const letters = options.map(({ letter }) => letter).join('');
  if (options.length < 2)
    yield errorOf(paperFault('PAPER_TOO_FEW_OPTIONS', { count: options.length }), { field: 'options' });
  const inOrder = 'ABCDEFGHIJ'.slice(0, options.length);
  if (letters !== inOrder) {
    const fault = paperFault('PAPER_OPTION_LETTERS', { letters });
    // All letters are there but in another order, so each option still has a distinct letter: only a warning.
    yield sorted([...letters]) === inOrder && letters.length === inOrder.length
      ? warningOf(fault, { field: 'options' })
      : errorOf(fault, { field: 'options' });
  }
  const seen = new Set<string>();
  for (const { letter, rich, line } of options) {
    const text = toMarkdown(rich).trim();
    if (text === '') yield errorOf(paperFault('PAPER_OPTION_EMPTY', { letter }), { field: 'options', line });
    else if (seen.has(text)) yield errorOf(paperFault('PAPER_OPTION_TWICE', { letter }), { field: 'options', line });
    seen.add(text);
    const hidden = /(?:^|[\s；;。])[（(]?[A-JＡ-Ｊ][)）]?[.．、:：)）]|[A-J][.．、](?=[\u4e00-\u9fff])/.exec(
      rich.text.slice(0, 2000),
    );
    if (hidden !== null)
      yield warningOf(
        paperFault('PAPER_OPTION_HOLDS_LETTER', { letter, text: rich.text.slice(hidden.index, hidden.index + 30) }),
        { field: 'options', line },
      );
  }
}

/** The key of a true/false statement. */
export function agreedTruth({ draft, stem }: { draft: Draft; stem: RichText }): Agreed<boolean> {
  const notices: ImportNotice[] = [];
  const said: { isTrue: boolean; rest: string; line: number | null }[] = [];
  for (const { rich, line } of draft.keys) {
    const truth = truthOf(readKey(rich.text));
    if (truth !== null) said.push({ ...truth, line });
    else if (rich.text.trim() !== '')
      notices.push(errorOf(paperFault('PAPER_KEY_UNREADABLE', { text: rich.text }), { field: 'key', line }));
  }
  const inStem = keysInStem(stem).filter(({ key }) => truthOf(key) !== null);
  const bracket =
    inStem.find(({ isAtEnd, from }) => isAtEnd || from === 0) ?? (said.length === 0 ? inStem.at(-1) : undefined);
  if (bracket !== undefined)
    said.push({ isTrue: truthOf(bracket.key as ReadKey)?.isTrue ?? false, rest: '', line: null });
  const cleaned = bracket === undefined ? stem : withoutKey(stem, bracket);
  const [first] = said;
  const other = said.find(({ isTrue }) => isTrue !== first?.isTrue);
  if (first !== undefined && other !== undefined)
    notices.push(
      errorOf(paperFault('PAPER_KEYS_CONTRADICT', { first: signOf(first.isTrue), second: signOf(other.isTrue) }), {
        field: 'key',
        line: other.line,
      }),
    );
  return {
    value: other === undefined ? (first?.isTrue ?? null) : null,
    rests: said.map(({ rest }) => rest).filter(Boolean),
    notices,
    stem: cleaned,
  };
}

const signOf = (isTrue: boolean): string => (isTrue ? '√' : '×');
