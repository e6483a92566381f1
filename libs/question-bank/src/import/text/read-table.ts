import type { ListedKey } from './key-list';
import { numberAt } from './line-kinds';
import { ATOM, slice, toMarkdown, type RichText } from './rich-text';
import { optionStart } from './split-options';

/** The purpose of a table in a paper. */
export type TableUse =
  | { kind: 'keys'; keys: ListedKey[] }
  /** A layout table, such as options in two columns: its cells in reading order. */
  | { kind: 'lines'; lines: RichText[] }
  /** Part of the text, as Markdown. */
  | { kind: 'data'; markdown: string };

const KEY = /^(?:[A-JＡ-Ｊa-j][\s、,，]*){1,10}$|^(?:√|✓|×|✗|对|错|正确|错误|T|F)$/;
const NUMBER_WORD = /^(?:题\s*号|序\s*号|题\s*目|编号|No\.?)$/i;
const KEY_WORD = /^(?:答\s*案|正确答案|选\s*项|标准答案|参考答案)$/;

export function readTable(rows: readonly RichText[][]): TableUse {
  const texts = rows.map((row) => row.map((cell) => cell.text.trim()));
  const keys = keysInRows(texts) ?? keysInColumns(texts);
  if (keys !== null) return { kind: 'keys', keys };
  if (isLayout(texts)) return { kind: 'lines', lines: rows.flat().flatMap(linesOf) };
  return { kind: 'data', markdown: markdownOf(rows) };
}

/** Rows of numbers, each above a row of keys. */
function keysInRows(rows: readonly string[][]): ListedKey[] | null {
  const keys: ListedKey[] = [];
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  if (filled.length < 2 || filled.length % 2 === 1) return null;
  for (let at = 0; at < filled.length; at += 2) {
    const numbers = withoutWord(filled[at] ?? [], NUMBER_WORD);
    const typed = withoutWord(filled[at + 1] ?? [], KEY_WORD);
    if (!numbers.every((cell) => cell === '' || /^\d{1,4}$/.test(cell)) || !numbers.some(Boolean)) return null;
    if (!typed.every((cell) => cell === '' || KEY.test(cell))) return null;
    for (const [column, cell] of numbers.entries())
      if (cell !== '') keys.push({ number: Number(cell), text: typed[column] ?? '' });
  }
  return keys;
}

const withoutWord = (row: readonly string[], word: RegExp): string[] =>
  word.test(row[0] ?? '') ? row.slice(1) : [...row];

/** Columns of numbers, each beside a column of keys. */
function keysInColumns(rows: readonly string[][]): ListedKey[] | null {
  const keys: ListedKey[] = [];
  const body = rows.filter((row) => !row.some((cell) => NUMBER_WORD.test(cell) || KEY_WORD.test(cell)));
  if (body.length === 0) return null;
  const width = Math.max(...body.map((row) => row.length));
  if (width % 2 === 1) return null;
  for (let column = 0; column < width; column += 2) {
    for (const row of body) {
      const number = row[column] ?? '';
      const key = row[column + 1] ?? '';
      if (number === '' && key === '') continue;
      if (!/^\d{1,4}[.．、]?$/.test(number) || !KEY.test(key)) return null;
      keys.push({ number: Number.parseInt(number, 10), text: key });
    }
  }
  return keys;
}

/** A table with one column, mostly options, or a cell that begins a question. */
function isLayout(rows: readonly string[][]): boolean {
  const cells = rows.flat().filter((cell) => cell !== '');
  if (cells.length === 0) return true;
  if (rows.every((row) => row.length <= 1)) return true;
  const options = cells.filter((cell) => optionStart(cell) !== null).length;
  if (options >= 2 && options * 2 >= cells.length) return true;
  return cells.some((cell) => numberAt(cell) !== null && cell.includes('\n') && /\n\s*A/.test(cell));
}

function linesOf(cell: RichText): RichText[] {
  const lines: RichText[] = [];
  let at = 0;
  for (const line of cell.text.split('\n')) {
    lines.push(slice(cell, at, at + line.length));
    at += line.length + 1;
  }
  return lines;
}

function markdownOf(rows: readonly RichText[][]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const shown = rows.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const cell = row[column];
      return cell === undefined ? '' : toMarkdown(cell).replaceAll('\n', ' ').replaceAll('|', '\\|').trim();
    }),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head = [], ...body] = shown;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n');
}

/** Represents a table as one character of a text. */
export const tableAtom = (markdown: string): RichText => ({
  text: ATOM,
  marks: [{ kind: 'atom', from: 0, to: 1, markdown }],
  isMarkdown: false,
});
