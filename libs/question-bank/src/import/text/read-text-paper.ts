import type { Fault } from '@sunflower/platform/plain';
import type { ImportedPaper } from '../imported-paper';
import { errorOf, paperFault } from './paper-fault';
import type { PaperLine, PaperLines } from './paper-line';
import { paperOfLines } from './paper-of-lines';
import { ATOM, type Mark, type RichText } from './rich-text';

/** 60,000 questions take about 600,000 lines of 40 characters. */
const MOST_LINES = 1_000_000;
const MOST_CHARACTERS = 64_000_000;
const MOST_OF_LINE = 20_000;

/**
 * Reads the questions of a typed or pasted text. `name`, the file name, gives the title and, where it names one, the
 * question type.
 */
export function readTextPaper({ text, name }: { text: string; name: string }): ImportedPaper {
  if (text.length > MOST_CHARACTERS) return refused(paperFault('PAPER_TOO_LONG', { max: MOST_CHARACTERS }));
  const typed = text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n').split('\n');
  if (typed.length > MOST_LINES) return refused(paperFault('PAPER_TOO_MANY_LINES', { max: MOST_LINES }));
  const long = typed.findIndex((line) => line.length > MOST_OF_LINE);
  if (long >= 0) return refused(paperFault('PAPER_LINE_TOO_LONG', { max: MOST_OF_LINE }), long + 1);
  const lines = new TypedLines(typed);
  const paper = paperOfLines({ format: 'text', name: titleOf(name) ?? '', lines, pictures: [], notices: [] });
  return { ...paper, title: paper.title ?? titleOf(name) };
}

const refused = (fault: Fault, line: number | null = null): ImportedPaper => ({
  format: 'text',
  title: null,
  questions: [],
  groups: [],
  pictures: [],
  notices: [errorOf(fault, { line })],
});

export const titleOf = (name: string): string | null => name.replace(/\.[A-Za-z]{1,5}$/, '').trim() || null;

/** Invisible characters that editors and web pages leave in a text. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u00AD]/g;
// eslint-disable-next-line no-control-regex -- what a text must not hold
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F]/g;
/** Longer runs of spaces are cut to 40, which bounds the work of the patterns. */
const LONG_SPACE = /\s{41,}/g;

export const tidied = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(LONG_SPACE, (run) => run.slice(0, 40));

/** Markdown marks before a number, an option or a key. */
const DECORATION = /^\s{0,8}(?:#{1,6}\s+|>\s?|(?:[-*+]\s+)(?=[（(]?[A-JＡ-Ｊ][)）]?[.．、:：)）]))+/;

/** Key lists in Markdown are often folded with `<details>`. */
const FOLDING = /<\/?(?:details|summary)>|<br\s?\/?>\s*$/gi;

const STRONG =
  /\*\*(?=[^\s*])([^*\n]{1,2000}?)\*\*|\$\$?[^$\n]{0,1000}[\\^_={}][^$\n]{0,1000}\$\$?|!\[[^[\]\n]{0,300}\]\([^()\s]{1,500}\)/g;

/** A line of text: words between stars are marked bold; a formula or picture becomes one character. */
function richOf(typed: string): RichText {
  const line = tidied(typed).replace(FOLDING, '').replace(DECORATION, '');
  if (!line.includes('**') && !line.includes('$') && !line.includes('!['))
    return { text: line, marks: [], isMarkdown: true };
  const marks: Mark[] = [];
  let text = '';
  let at = 0;
  for (const match of line.matchAll(STRONG)) {
    const [whole, strong] = match;
    text += line.slice(at, match.index);
    const from = text.length;
    text += strong ?? ATOM;
    marks.push(
      strong === undefined
        ? { kind: 'atom', from, to: from + 1, markdown: whole }
        : { kind: 'bold', from, to: text.length },
    );
    at = match.index + whole.length;
  }
  return { text: text + line.slice(at), marks, isMarkdown: true };
}

const TABLE_LINE = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|?(?:\s{0,4}:?-{2,}:?\s{0,4}\|){1,50}\s*:?-*:?\s*$/;

/** Number of created lines that are cached, because looking ahead requests the same lines again. */
const KEPT_LINES = 64;

/** The typed lines; a Markdown table counts as one line. */
class TypedLines implements PaperLines {
  /** Index in `typed` at which each line begins. */
  private readonly starts: number[] = [];
  private readonly kept: { index: number; line: PaperLine }[] = [];

  constructor(private readonly typed: readonly string[]) {
    for (let at = 0; at < typed.length; at += 1) {
      this.starts.push(at);
      if (!this.isTable(at)) continue;
      while (TABLE_LINE.test(typed[at + 1] ?? '')) at += 1;
    }
  }

  get length(): number {
    return this.starts.length;
  }

  at(index: number): PaperLine | undefined {
    const start = this.starts[index];
    if (start === undefined) return undefined;
    const kept = this.kept[index % KEPT_LINES];
    if (kept?.index === index) return kept.line;
    const line = this.lineOf(start);
    this.kept[index % KEPT_LINES] = { index, line };
    return line;
  }

  private isTable(at: number): boolean {
    return TABLE_LINE.test(this.typed[at] ?? '') && TABLE_RULE.test(this.typed[at + 1] ?? '');
  }

  private lineOf(start: number): PaperLine {
    const line = { line: start + 1, label: null, notices: [] };
    if (!this.isTable(start)) return { ...line, rich: richOf(this.typed[start] ?? ''), table: null };
    const rows: RichText[][] = [];
    for (let at = start; TABLE_LINE.test(this.typed[at] ?? ''); at += 1)
      if (!TABLE_RULE.test(this.typed[at] ?? '')) rows.push(cellsOf(this.typed[at] ?? ''));
    return { ...line, rich: { text: '', marks: [], isMarkdown: true }, table: rows };
  }
}

const cellsOf = (row: string): RichText[] =>
  row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => richOf(cell.trim()));
