/**
 * A text with its formatting. Recognition works on `text` alone; Markdown is produced at the very end, so that
 * formatting never hides a number or letter.
 */
export interface RichText {
  text: string;
  /** Sorted by `from`. */
  marks: readonly Mark[];
  /** The text is already Markdown, so nothing in it is escaped. */
  isMarkdown: boolean;
}

/** `underline` and `dots` (着重号) emphasise words; `colour` and `bold` emphasise words or mark the right option. */
export type MarkKind = 'bold' | 'underline' | 'dots' | 'colour' | 'atom';

export interface Mark {
  kind: MarkKind;
  from: number;
  to: number;
  /** For an atom: the Markdown that replaces its one character. */
  markdown?: string;
}

/** The placeholder in a text for a picture, formula or table. */
export const ATOM = '\uFFFC';

export const plain = (text: string): RichText => ({ text, marks: [], isMarkdown: false });

export function slice(rich: RichText, from: number, to = rich.text.length): RichText {
  const marks =
    rich.marks.length === 0
      ? rich.marks
      : rich.marks
          .filter((mark) => mark.from < to && mark.to > from)
          .map((mark) => ({ ...mark, from: Math.max(mark.from, from) - from, to: Math.min(mark.to, to) - from }));
  return { text: rich.text.slice(from, to), marks, isMarkdown: rich.isMarkdown };
}

export function trimmed(rich: RichText): RichText {
  const { text } = rich;
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  return from === 0 && to === text.length ? rich : slice(rich, Math.min(from, to), to);
}

export function joined(parts: readonly RichText[], between = '\n'): RichText {
  let text = '';
  const marks: Mark[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += between;
    const at = text.length;
    text += part.text;
    for (const mark of part.marks) marks.push({ ...mark, from: mark.from + at, to: mark.to + at });
  }
  return { text, marks, isMarkdown: parts.some((part) => part.isMarkdown) };
}

/** The text with the characters from `from` to `to` replaced by `by`. */
export const replaced = (rich: RichText, from: number, to: number, by: string): RichText =>
  joined([slice(rich, 0, from), { ...plain(by), isMarkdown: rich.isMarkdown }, slice(rich, to)], '');

const BLANK = /^[\s\p{P}]*$/u;

/** Whether every word of a text has one of these marks. */
export function isAllMarked({ text, marks }: RichText, kinds: readonly MarkKind[]): boolean {
  if (BLANK.test(text)) return false;
  const ranges = marks.filter(({ kind }) => kinds.includes(kind));
  if (ranges.length === 0) return false;
  return unmarked(text, ranges).every((piece) => BLANK.test(piece));
}

function unmarked(text: string, ranges: readonly Mark[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of ranges) {
    if (from > at) pieces.push(text.slice(at, from));
    at = Math.max(at, to);
  }
  pieces.push(text.slice(at));
  return pieces;
}

const STRESS = ['bold', 'underline', 'dots'] as const satisfies MarkKind[];

/** The text as Markdown (libs/content). When the whole text is emphasised, the emphasis is dropped. */
export function toMarkdown(rich: RichText): string {
  const { text, marks, isMarkdown } = rich;
  if (marks.length === 0) return isMarkdown ? text : escaped(text, false);
  const stressed = isAllMarked(rich, STRESS) ? [] : stressedRanges(rich);
  const atoms = marks.filter(({ kind }) => kind === 'atom');
  let made = '';
  let at = 0;
  for (const range of stressed) {
    made += piece(rich, atoms, { from: at, to: range.from, stress: stressed.length > 0 });
    made += `**${piece(rich, atoms, { ...range, stress: true })}**`;
    at = range.to;
  }
  return made + piece(rich, atoms, { from: at, to: text.length, stress: stressed.length > 0 });
}

function stressedRanges({ text, marks }: RichText): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const { kind, from, to } of marks) {
    if (!(STRESS as readonly MarkKind[]).includes(kind)) continue;
    for (const line of linesIn(text, from, to)) {
      const last = ranges.at(-1);
      if (last && line.from <= last.to) last.to = Math.max(last.to, line.to);
      else ranges.push(line);
    }
  }
  return ranges.filter((range) => !BLANK.test(text.slice(range.from, range.to)));
}

/** The parts of a range that `**` can enclose: each within one line, without spaces at its ends. */
function linesIn(text: string, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    const begin = at + line.length - line.trimStart().length;
    const end = at + line.trimEnd().length;
    if (end > begin) found.push({ from: begin, to: end });
    at += line.length + 1;
  }
  return found;
}

function piece(
  { text, isMarkdown }: RichText,
  atoms: readonly Mark[],
  { from, to, stress }: { from: number; to: number; stress: boolean },
): string {
  let made = '';
  let at = from;
  const show = (until: number) => {
    const shown = text.slice(at, until);
    made += isMarkdown ? shown : escaped(shown, stress);
  };
  for (const atom of atoms) {
    if (atom.from < from || atom.from >= to) continue;
    show(atom.from);
    made += atom.markdown ?? '';
    at = atom.to;
  }
  show(to);
  return made;
}

/** Escapes `*`, backtick and `$`, so that a word processor's text is displayed as typed. */
export function escaped(text: string, stress: boolean): string {
  let made = text;
  if (stress ? made.includes('*') : made.includes('**')) made = made.replaceAll('*', '\\*');
  if (made.includes('`')) made = made.replaceAll('`', '\\`');
  if (made.includes('$')) made = made.replaceAll('$', '\\$');
  return made;
}
