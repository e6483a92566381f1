import { parseInline, type Inline } from './parse-inline';

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

const heading = /^ {0,3}(#{1,6}) +(.*?)(?: +#+)? *$/;
const rule = /^ {0,3}(?:-{3,}|\*{3,}|(?:- ){2,}-) *$/;
const listItem = /^( {0,3})([-*+]|\d{1,9}[.)]) +(.*)$/;
const quote = /^ {0,3}> ?(.*)$/;
const fence = /^ {0,3}```/;
const formulaStart = /^ {0,3}\$\$/;
const tableRule = /^ *\|? *:?-{2,}:? *(?:\| *:?-{2,}:? *)*\|? *$/;
const blank = /^\s*$/;

/** The Markdown that questions, rules and reading units use. HTML is not Markdown here: it is shown as it was written. */
export function parseMarkdown(source: string): Block[] {
  return parseLines(source.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n'));
}

interface Taken {
  block: Block;
  /** How many lines the block took. */
  lines: number;
}

function parseLines(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (blank.test(lines[at] as string)) {
      at += 1;
      continue;
    }
    const taken = takeBlock(lines.slice(at));
    blocks.push(taken.block);
    at += taken.lines;
  }
  return blocks;
}

function takeBlock(lines: string[]): Taken {
  const first = lines[0] as string;
  const title = heading.exec(first);
  if (title) {
    const [, marks = '#', text = ''] = title;
    return { block: { kind: 'heading', level: marks.length, children: parseInline(text) }, lines: 1 };
  }
  if (rule.test(first)) return { block: { kind: 'rule' }, lines: 1 };
  if (fence.test(first)) return takeCode(lines);
  if (formulaStart.test(first)) return takeFormula(lines);
  if (quote.test(first)) return takeQuote(lines);
  if (listItem.test(first)) return takeList(lines);
  if (first.includes('|') && tableRule.test(lines[1] ?? '')) return takeTable(lines);
  return takeParagraph(lines);
}

function countWhile(lines: string[], belongs: (line: string, index: number) => boolean): number {
  const end = lines.findIndex((line, index) => !belongs(line, index));
  return end === -1 ? lines.length : end;
}

function takeCode(lines: string[]): Taken {
  const length = countWhile(lines.slice(1), (line) => !fence.test(line));
  return {
    block: { kind: 'code', text: lines.slice(1, length + 1).join('\n') },
    lines: Math.min(lines.length, length + 2),
  };
}

/** Over several lines a formula is one paragraph, whatever its lines begin with. */
function takeFormula(lines: string[]): Taken {
  const last = lines.findIndex((line, index) => /\$\$ *$/.test(index === 0 ? line.replace(formulaStart, '') : line));
  if (last === -1) return takeParagraph(lines);
  return {
    block: {
      kind: 'paragraph',
      children: parseInline(
        lines
          .slice(0, last + 1)
          .join('\n')
          .trim(),
      ),
    },
    lines: last + 1,
  };
}

function takeQuote(lines: string[]): Taken {
  const length = countWhile(lines, (line) => quote.test(line));
  const inner = lines.slice(0, length).map((line) => quote.exec(line)?.[1] ?? '');
  return { block: { kind: 'quote', children: parseLines(inner) }, lines: length };
}

function takeList(lines: string[]): Taken {
  const marker = listItem.exec(lines[0] as string)?.[2] ?? '-';
  const ordered = /\d/.test(marker);
  const items: string[][] = [];
  const length = countWhile(lines, (line, index) => {
    const item = listItem.exec(line);
    if (item && /\d/.test(item[2] ?? '') === ordered) items.push([item[3] ?? '']);
    // A blank line ends the list unless what follows is indented or the next item.
    else if (blank.test(line)) return /^ {2,}\S/.test(lines[index + 1] ?? '') || listItem.test(lines[index + 1] ?? '');
    else if (/^ {2,}/.test(line)) items[items.length - 1]?.push(line.replace(/^ {2,4}/, ''));
    else return false;
    return true;
  });
  const block: Block = { kind: 'list', ordered, start: parseInt(marker, 10) || 1, items: items.map(parseLines) };
  return { block, lines: length };
}

function takeTable(lines: string[]): Taken {
  const length = countWhile(lines, (line) => line.includes('|') && !blank.test(line));
  const [head, , ...rows] = lines.slice(0, length).map(cells);
  return { block: { kind: 'table', head: head ?? [], rows }, lines: length };
}

function cells(line: string): Inline[][] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  // A cell runs to the next bar that is not escaped. (Safari 14 knows no look-behind.)
  const found = inner.match(/(?:\\.|[^|\\])*(?:\||$)/g) ?? [];
  const texts = found
    .filter((cell, index) => cell !== '' || index < found.length - 1)
    .map((cell) => cell.replace(/\|$/, ''));
  return texts.map((cell) => parseInline(cell.trim()));
}

function takeParagraph(lines: string[]): Taken {
  const opens = (line: string) =>
    [heading, rule, fence, formulaStart, quote, listItem, blank].some((start) => start.test(line));
  const length = 1 + countWhile(lines.slice(1), (line) => !opens(line));
  const text = lines.slice(0, length).map((line) => line.replace(/^ +/, ''));
  return { block: { kind: 'paragraph', children: parseInline(text.join('\n')) }, lines: length };
}
