import { letterOf } from '../../question/question-file';
import type { RowDraft } from './sheet-draft';
import { rowFault } from './sheet-fault';
import { splitCell } from './typed-cell';

const LETTERED = /(^|[\s|;；,，])[(（]?([A-OＡ-Ｏ])(?:[)）.．、:：]|\s)/g;
const OWN_LETTER = /^[(（]?([A-OＡ-Ｏa-o])[)）.．、:：]\s*/;

/** Reads options from their columns or from one cell, and removes their letters. */
export function readOptions({ draft, cell }: { draft: RowDraft; cell: string }): string[] {
  const options = draft.options.length > 0 ? inColumns(draft) : inOneCell({ draft, cell });
  return withoutLetters({ options, draft });
}

function inColumns({ options, notices }: RowDraft): string[] {
  const gap = options.indexOf('');
  if (gap !== -1) notices.error('options', rowFault('SHEET_OPTION_GAP', { letter: letterOf(gap) }));
  return options;
}

function inOneCell({ draft, cell }: { draft: RowDraft; cell: string }): string[] {
  if (cell === '') return [];
  const lettered = byLetters({ draft, cell });
  if (lettered) return lettered;
  const lines = filled(cell.split('\n'));
  if (lines.length > 1) return lines;
  const pieces = filled(splitCell(cell, '|｜'));
  return pieces.length > 1 ? pieces : [cell];
}

const filled = (pieces: string[]): string[] => pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');

const plainLetter = (letter: string): string => letter.normalize('NFKC').toUpperCase();

/** Splits `A.甲 B.乙` in one cell; null when the cell does not begin with A. */
function byLetters({ draft, cell }: { draft: RowDraft; cell: string }): string[] | null {
  if (!/^[(（]?[AＡ][)）.．、:：\s]/.test(cell)) return null;
  const marks = risingMarks(cell);
  const apart = marks.length > 1 ? marks : marksInside(cell);
  if (apart.length < 2) return null;
  if (marks.length < 2) draft.notices.warning('options', rowFault('SHEET_OPTIONS_RUN_TOGETHER', {}));
  const places = apart.map(({ letter }) => letter.charCodeAt(0) - 65);
  const options: string[] = Array.from({ length: (places.at(-1) as number) + 1 }, () => '');
  apart.forEach(({ end }, index) => {
    const until = apart[index + 1]?.start ?? cell.length;
    options[places[index] as number] = cell
      .slice(end, until)
      .replace(/^[)）.．、:：]/, '')
      .trim()
      .replace(/[|;；]$/, '')
      .trim();
  });
  const gap = options.indexOf('');
  if (gap !== -1) draft.notices.error('options', rowFault('SHEET_OPTION_GAP', { letter: letterOf(gap) }));
  return options;
}

interface Mark {
  letter: string;
  start: number;
  end: number;
}

/** Finds letters behind a space or line break, each later in the alphabet than the one before. */
function risingMarks(cell: string): Mark[] {
  const marks: Mark[] = [];
  for (const { 1: before = '', 2: typed = '', 0: whole, index } of cell.matchAll(LETTERED)) {
    const letter = plainLetter(typed);
    // `A 型` inside an option is no mark, but `A 甲` at the beginning is.
    if (/\s$/.test(whole) && marks.length === 0 && index > 0) continue;
    const last = marks.at(-1)?.letter ?? '@';
    if (letter <= last || letter.charCodeAt(0) > last.charCodeAt(0) + 3) continue;
    marks.push({ letter, start: index + before.length, end: index + whole.length });
  }
  return marks;
}

/** Splits `A.甲B.乙C.丙`: finds each next letter with its separator anywhere in the text. */
function marksInside(cell: string): Mark[] {
  const marks: Mark[] = [];
  let from = 0;
  for (let place = 0; place < 15; place += 1) {
    const letter = letterOf(place);
    const full = String.fromCharCode(0xff21 + place);
    const found = new RegExp(`[(（]?[${letter}${full}][)）.．、:：]`, 'g');
    found.lastIndex = from;
    const match = found.exec(cell);
    if (!match) break;
    marks.push({ letter, start: match.index, end: match.index + match[0].length });
    from = match.index + match[0].length;
  }
  return marks;
}

/** Removes the `A. ` of `A. 甲` from the column of A: options are shuffled, so a fixed letter would be wrong. */
function withoutLetters({ options, draft }: { options: string[]; draft: RowDraft }): string[] {
  const isLettered =
    options.length > 1 &&
    options.every((option, index) => plainLetter(OWN_LETTER.exec(option)?.[1] ?? '') === letterOf(index));
  if (!isLettered) return options;
  draft.notices.warning('options', rowFault('SHEET_LETTERS_STRIPPED', {}));
  return options.map((option) => option.replace(OWN_LETTER, '').trim());
}
