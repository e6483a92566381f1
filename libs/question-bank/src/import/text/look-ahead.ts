import { numberAt, sectionAt } from './line-kinds';
import { withLabel, type PaperLines } from './paper-line';
import { readKey } from './read-key';
import { splitFields } from './split-fields';
import { optionStart, splitOptions, weakOptions } from './split-options';

/** The maximum number of lines of a question with its options. It bounds the cost of looking ahead from each line. */
const MOST_LINES = 24;

const BRACKET = /[（(【[]([^（()）【】[\]]{0,24})[)）】\]]/g;

/** Looks at the lines below a line to decide what the line is. */
export class LookAhead {
  constructor(private readonly lines: PaperLines) {}

  textAt(index: number): string {
    const line = this.lines.at(index);
    return line === undefined ? '' : withLabel(line).text.trim();
  }

  /** The next non-empty line; null when there is none within `MOST_LINES`. */
  textAfter(index: number): string | null {
    for (let at = index + 1; at < this.lines.length && at <= index + MOST_LINES; at += 1) {
      const text = this.textAt(at);
      if (text !== '') return text;
    }
    return null;
  }

  /** Whether options begin on this line or directly below it. */
  hasOptionsNext(index: number): boolean {
    if (holdsOptions(this.textAt(index))) return true;
    const next = this.textAfter(index);
    return next !== null && startsOptions(next);
  }

  /** Whether options, a key or an empty bracket come before the next number or heading. */
  looksLikeQuestion(index: number): boolean {
    const text = this.textAt(index);
    const number = numberAt(text);
    const stem = number === null ? text : text.slice(number.end);
    if (holdsOptions(stem) || holdsBracket(stem) || /_{2,}|＿{2,}/.test(stem)) return true;
    for (let at = index + 1; at < this.lines.length && at <= index + MOST_LINES; at += 1) {
      const below = this.textAt(at);
      if (below === '') continue;
      if (startsOptions(below)) return true;
      const fields = splitFields({ text: below, marks: [], isMarkdown: false });
      if (fields?.fields[0] && /^(?:key|rationale)$/.test(fields.fields[0].name) && fields.head.text === '')
        return true;
      if (numberAt(below) !== null || sectionAt(below) !== null) return false;
    }
    return false;
  }

  /** Whether questions with options follow soon, as below a section heading but not in a key list. */
  hasQuestionSoon(index: number): boolean {
    for (let at = index; at < this.lines.length && at <= index + MOST_LINES; at += 1) {
      const text = this.textAt(at);
      if (text === '') continue;
      if (at > index && (sectionAt(text) !== null || /答\s*案/.test(text))) return false;
      if (startsOptions(text) || holdsOptions(text)) return true;
    }
    return false;
  }
}

const startsOptions = (text: string): boolean =>
  splitOptions(text, { wanted: 'A', atStart: true }).options.length > 0 || weakOptions(text, 'A').options.length > 1;

const holdsOptions = (text: string): boolean => splitOptions(text, { wanted: 'A', atStart: false }).options.length > 1;

function holdsBracket(text: string): boolean {
  for (const [, inside = ''] of text.matchAll(BRACKET)) {
    if (inside.trim() === '') return true;
    const key = readKey(inside);
    if (key.kind !== 'text' && key.rest === '') return true;
  }
  return false;
}

export const isOptionLine = (text: string): boolean => optionStart(text) !== null;
