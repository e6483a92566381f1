import { parseInline, SHOWN, type Inline, type InlineRules } from './parse-inline';

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: ListItem[] }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

export interface ListItem {
  /** As typed and as shown: `0.`, `3)`, `-`. */
  marker: string;
  children: Block[];
}

const heading = /^ {0,3}(#{2,6}) +([^\n]*)$/;
/**
 * A single `#` is a heading only on the first line of the text; elsewhere, and before a number, it is a bed number or
 * number sign.
 */
const title = /^ {0,3}(#) +(?!\d)([^\n]*)$/;
const rule = /^ {0,3}-{3,} *$/;
const listItem = /^( {0,3})([-*+]|\d{1,9}[.)]) +(\S[^\n]*)$/;
/** Comparisons are not quotes: `>38.5℃`, `> 38.5℃`, `>= 3`. */
const quote = /^ {0,3}> (?! *[\d.=≥≤<>+-])([^\n]*)$/;
const fence = /^ {0,3}```[\w-]{0,20} *$/;
const formulaStart = /^ {0,3}\$\$/;
const formulaEnd = /\$\$ *$/;
const tableRule = /^ *\|? *:?-{2,}:? *(?:\| *:?-{2,}:? *)*\|? *$/;
const blank = /^\s*$/;

/** Deeper lists and quotes are shown as text. */
const MOST_DEPTH = 8;

/**
 * Parses the Markdown of questions, rules and reading units. Every visible character is shown except the marks listed
 * in the README of this lib. HTML is shown as text.
 */
export function parseMarkdown(source: string, rules: InlineRules = SHOWN): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n');
  const first = lines.findIndex((line) => !blank.test(line));
  const heads = first === -1 ? null : title.exec(lineAt(lines, first));
  if (heads === null) return parseLines({ lines, rules, depth: 0 });
  return [
    { kind: 'heading', level: 1, children: parseInline(heads[2] ?? '', rules) },
    ...parseLines({ lines: lines.slice(first + 1), rules, depth: 0 }),
  ];
}

interface Reading {
  lines: string[];
  rules: InlineRules;
  depth: number;
  /** The last lines that can end a code block and a formula; after them, none begins. */
  lastFence: number;
  lastFormulaEnd: number;
}

interface Taken {
  block: Block;
  /** Number of lines the block took. */
  lineCount: number;
}

type MarkedKind = 'heading' | 'rule' | 'code' | 'formula' | 'quote' | 'list' | 'table';

function parseLines({ lines, rules, depth }: Pick<Reading, 'lines' | 'rules' | 'depth'>): Block[] {
  const reading: Reading = {
    lines,
    rules,
    depth,
    lastFence: lastIndex(lines, fence),
    lastFormulaEnd: lastIndex(lines, formulaEnd),
  };
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (blank.test(lineAt(lines, at))) {
      at += 1;
      continue;
    }
    const kind = markedKindAt(reading, at);
    const taken = kind === null ? takeParagraph(reading, at) : TAKE[kind](reading, at);
    blocks.push(taken.block);
    at += taken.lineCount;
  }
  return blocks;
}

/** The kind of block that begins at a line, or null for a paragraph. Looks ahead one line at most. */
function markedKindAt({ lines, depth, lastFence, lastFormulaEnd }: Reading, at: number): MarkedKind | null {
  const line = lineAt(lines, at);
  if (heading.test(line)) return 'heading';
  if (rule.test(line)) return 'rule';
  // A fence without an end is not code; otherwise one mark would swallow the rest of the text.
  if (fence.test(line) && lastFence > at) return 'code';
  if (formulaStart.test(line) && (endsFormulaItself(line) || lastFormulaEnd > at)) return 'formula';
  if (depth < MOST_DEPTH && quote.test(line)) return 'quote';
  if (depth < MOST_DEPTH && listItem.test(line)) return 'list';
  return isTableStart(lines, at) ? 'table' : null;
}

const endsFormulaItself = (line: string): boolean => formulaEnd.test(line.replace(formulaStart, ''));

const isTableStart = (lines: string[], at: number): boolean =>
  lineAt(lines, at).includes('|') && lineAt(lines, at + 1).includes('|') && tableRule.test(lineAt(lines, at + 1));

const TAKE: Record<MarkedKind, (reading: Reading, at: number) => Taken> = {
  heading: ({ lines, rules }, at) => {
    const [, marks = '', text = ''] = heading.exec(lineAt(lines, at)) ?? [];
    return { block: { kind: 'heading', level: marks.length, children: parseInline(text, rules) }, lineCount: 1 };
  },
  rule: () => ({ block: { kind: 'rule' }, lineCount: 1 }),
  code: ({ lines }, at) => {
    const end = indexFrom(lines, at + 1, (line) => fence.test(line));
    return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, lineCount: end - at + 1 };
  },
  // A formula over several lines is one paragraph, whatever its lines begin with.
  formula: ({ lines, rules }, at) => {
    const end = endsFormulaItself(lineAt(lines, at)) ? at : indexFrom(lines, at + 1, (line) => formulaEnd.test(line));
    const text = lines.slice(at, end + 1).join('\n');
    return { block: { kind: 'paragraph', children: parseInline(text.trim(), rules) }, lineCount: end - at + 1 };
  },
  quote: ({ lines, rules, depth }, at) => {
    const lineCount = countFrom(lines, at, (line) => quote.test(line));
    const inner = lines.slice(at, at + lineCount).map((line) => quote.exec(line)?.[1] ?? '');
    return { block: { kind: 'quote', children: parseLines({ lines: inner, rules, depth: depth + 1 }) }, lineCount };
  },
  list: takeList,
  table: ({ lines, rules }, at) => {
    const lineCount = countFrom(lines, at, (line) => line.includes('|') && !blank.test(line));
    const [head, , ...rows] = lines.slice(at, at + lineCount).map((line) => cells(line, rules));
    return { block: { kind: 'table', head: head ?? [], rows }, lineCount };
  },
};

function takeList({ lines, rules, depth }: Reading, at: number): Taken {
  const [, indent = '', firstMarker = ''] = listItem.exec(lineAt(lines, at)) ?? [];
  const ordered = isNumber(firstMarker);
  const items: { marker: string; lines: string[] }[] = [];
  const lineCount = countFrom(lines, at, (line, index) => {
    const item = rule.test(line) ? null : listItem.exec(line);
    // A more indented item belongs to a nested list.
    const [, itemIndent = '', marker = '', text = ''] = item ?? [];
    if (item && itemIndent.length < indent.length + 2) {
      if (isNumber(marker) !== ordered) return false;
      items.push({ marker, lines: [text] });
      return true;
    }
    // A blank line ends the list unless an indented line or the next item follows.
    if (blank.test(line)) return /^ {2,}\S/.test(lineAt(lines, index + 1)) || listItem.test(lineAt(lines, index + 1));
    if (!/^ {2,}/.test(line)) return false;
    items[items.length - 1]?.lines.push(line.replace(/^ {2,4}/, ''));
    return true;
  });
  const read = items.map((item) => ({
    marker: item.marker,
    children: parseLines({ lines: item.lines, rules, depth: depth + 1 }),
  }));
  return { block: { kind: 'list', ordered, items: read }, lineCount };
}

const isNumber = (marker: string): boolean => /\d/.test(marker);

function cells(line: string, rules: InlineRules): Inline[][] {
  const texts: string[] = [];
  const inner = line.trim().replace(/^\|/, '');
  let cell = '';
  for (let index = 0; index < inner.length; index += 1) {
    const sign = inner.charAt(index);
    if (sign === '|') {
      texts.push(cell);
      cell = '';
    } else if (sign === '\\') {
      // A bar after a backslash is part of the cell; parseInline removes the backslash.
      cell += sign + inner.charAt(index + 1);
      index += 1;
    } else cell += sign;
  }
  // The bar at the end of a line closes its last cell.
  if (cell.trim() !== '' || texts.length === 0) texts.push(cell);
  return texts.map((text) => parseInline(text.trim(), rules));
}

function takeParagraph(reading: Reading, at: number): Taken {
  const { lines, rules } = reading;
  const lineCount =
    1 + countFrom(lines, at + 1, (line, index) => !blank.test(line) && markedKindAt(reading, index) === null);
  const text = lines.slice(at, at + lineCount).map((line) => line.replace(/^ +/, ''));
  return { block: { kind: 'paragraph', children: parseInline(text.join('\n'), rules) }, lineCount };
}

/** An empty line behind the last one. */
const lineAt = (lines: string[], at: number): string => lines[at] ?? '';

function countFrom(lines: string[], at: number, belongs: (line: string, index: number) => boolean): number {
  const end = indexFrom(lines, at, (line, index) => !belongs(line, index));
  return (end === -1 ? lines.length : end) - at;
}

function indexFrom(lines: string[], at: number, found: (line: string, index: number) => boolean): number {
  for (let index = at; index < lines.length; index += 1) if (found(lineAt(lines, index), index)) return index;
  return -1;
}

function lastIndex(lines: string[], form: RegExp): number {
  for (let index = lines.length - 1; index >= 0; index -= 1) if (form.test(lineAt(lines, index))) return index;
  return -1;
}
