import type { HtmlElement } from './html-element';

/** Separators of cells and rows while a table is being built. */
export const CELL = '\uFDD2';
export const ROW = '\uFDD3';

const MOST_SPAN = 20;

/** Marks a cell; a cell over several columns leaves the others empty. */
export function cellMark({ content, cell }: { content: string; cell: HtmlElement }): string {
  const span = Math.min(MOST_SPAN, Math.max(1, Number(cell.getAttribute('colspan') ?? '1') || 1));
  return CELL + content.trim().replace(/\s*\n\s*/g, ' ') + CELL.repeat(span - 1);
}

/** The rows as a Markdown table whose first row is the head; a single column becomes lines. */
export function tableMark(content: string): string {
  const parts = content.split(ROW);
  const captions = parts.map((row) => (row.split(CELL)[0] ?? '').trim()).filter((caption) => caption !== '');
  const rows = parts
    .map((row) =>
      row
        .split(CELL)
        .slice(1)
        .map((cell) => cell.trim().replaceAll('\n', ' ')),
    )
    .filter((row) => row.some((cell) => cell !== ''));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [head, ...body] = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
  if (head === undefined || width < 2) return `\n\n${[...captions, ...rows.flat()].join('\n')}\n\n`;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `\n\n${[...captions, line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')}\n\n`;
}
