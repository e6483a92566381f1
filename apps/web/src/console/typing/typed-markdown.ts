interface Selected {
  text: string;
  start: number;
  end: number;
}

/** The text with the selection in bold, or a sample word in bold where nothing is selected. */
export function boldAt({ text, start, end, sample }: Selected & { sample: string }): string {
  const chosen = text.slice(start, end);
  const word = chosen.trim() === '' ? sample : chosen.trim();
  // Bold marks only hold on to a word: spaces stay outside.
  const before = chosen.trim() === '' ? chosen : chosen.slice(0, chosen.indexOf(word));
  const after = chosen.trim() === '' ? '' : chosen.slice(before.length + word.length);
  return `${text.slice(0, start)}${before}**${word}**${after}${text.slice(end)}`;
}

/** A formula inside a line. */
export const formulaText = (tex: string): string => `$${tex.trim()}$`;

/** A table with its first row as heading. Bars and line breaks in a cell would end it. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/[|\r\n]+/g, ' ').trim() || ' ').join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return ['', '', line(head), `|${head.map(() => ' --- ').join('|')}|`, ...rest.map(line), '', ''].join('\n');
}
