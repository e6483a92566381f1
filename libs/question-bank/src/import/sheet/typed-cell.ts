// What an input method or a spreadsheet leaves in a cell that nobody sees.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** A text of a question: its characters stay as they are. */
export const textOfCell = (cell: string): string => cell.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();

/** A word or number that is looked up: width, case of spaces and emphasis say nothing. */
export const wordOfCell = (cell: string): string =>
  cell.normalize('NFKC').replace(INVISIBLE, '').replaceAll('**', '').replace(/\s+/g, ' ').trim();

/** What may separate two things in one cell; a backslash before one makes it a character like others. */
const SEPARATING = '|｜/／;；\\';

const isEscape = (text: string, at: number): boolean =>
  text[at] === '\\' && at + 1 < text.length && SEPARATING.includes(text[at + 1] as string);

/**
 * A cell split at every one of `separators` that no backslash stands before. The pieces keep their backslashes:
 * `unescapeCell` takes them off when nothing is left to be split.
 */
export function splitCell(text: string, separators: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isEscape(text, at)) at += 1;
    else if (separators.includes(text[at] as string)) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

export const unescapeCell = (text: string): string => text.replace(/\\([|｜/／;；\\])/g, '$1');

export const escapeCell = (text: string): string => text.replace(/[|｜/／;；\\]/g, (found) => `\\${found}`);

/** Signs, and the letters that a sign can stand for. */
const NO_WORD = /[^\p{L}\p{N}]|[xo]/gu;

/**
 * Whether any two of these could look the same on a paper. Texts of one `shownForm` have one rough form; that takes a tenth of the
 * time, and most questions need no more.
 */
export function mayLookAlike(texts: readonly string[]): boolean {
  const rough = texts.map((text) => text.normalize('NFKC').toLowerCase().replace(NO_WORD, ''));
  return new Set(rough).size < texts.length;
}
