// Invisible characters left by an input method or a spreadsheet.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** The text of a question, with its visible characters unchanged. */
export const textOfCell = (cell: string): string => cell.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();

/** A word or number for a look-up, without differences of width, spacing and emphasis. */
export const wordOfCell = (cell: string): string =>
  cell.normalize('NFKC').replace(INVISIBLE, '').replaceAll('**', '').replace(/\s+/g, ' ').trim();

/** Separators within one cell; a backslash before one makes it an ordinary character. */
const SEPARATING = '|｜/／;；\\';

const isEscape = (text: string, at: number): boolean =>
  text[at] === '\\' && at + 1 < text.length && SEPARATING.includes(text[at + 1] as string);

/**
 * Splits a cell at each of `separators` without a backslash before it. The pieces keep their backslashes, until
 * `unescapeCell` removes them after the last split.
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
