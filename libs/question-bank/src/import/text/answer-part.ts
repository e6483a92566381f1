import type { ImportNotice } from '../imported-paper';
import { readKeyLine, readKeysAlone, type ListedKey } from './key-list';
import { numberAt, sectionAt, type SectionKind } from './line-kinds';
import { paperFault, warningOf } from './paper-fault';
import { joined, plain, slice, trimmed, type RichText } from './rich-text';
import { splitFields } from './split-fields';

/** One entry of a key list: a key and the explanation printed with it. */
export interface AnswerEntry {
  number: number | null;
  line: number;
  key: RichText;
  rationale: RichText[];
  /** The last number of a list inside a multi-line answer; 0: none. */
  nested: number;
  /** The entry shares its line with other entries, so no further text of it is expected. */
  isListed: boolean;
}

export interface AnswerSection {
  kind: SectionKind | null;
  entries: AnswerEntry[];
  lost: { from: number; to: number; notice: ImportNotice }[];
}

const ORDINAL = /^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．:：]|[（(][一二三四五六七八九十]{1,3}[)）])\s*/;

/** Collects a key list at the end of a paper or chapter, line by line. */
export class AnswerPart {
  readonly sections: AnswerSection[] = [{ kind: null, entries: [], lost: [] }];
  readonly notices: ImportNotice[] = [];

  private get section(): AnswerSection {
    return this.sections[this.sections.length - 1] as AnswerSection;
  }

  take({ rich, line }: { rich: RichText; line: number }): void {
    const { text } = rich;
    const section = sectionAt(text) ?? sectionAt(text.slice(0, listStart(text)));
    if (section !== null) {
      this.sections.push({ kind: section.kind, entries: [], lost: [] });
      const from = listStart(text);
      if (from < text.length) this.takeKeys(slice(rich, from), line);
      return;
    }
    // `二、1-5 ABCDA`: the heading of a section without a type name.
    const ordinal = ORDINAL.exec(text)?.[0].length ?? 0;
    if (ordinal > 0 && readKeyLine(text.slice(ordinal), line) !== null) {
      this.sections.push({ kind: null, entries: [], lost: [] });
      this.takeKeys(slice(rich, ordinal), line);
      return;
    }
    this.takeKeys(rich, line);
  }

  /** Takes keys read from a table. */
  takeListed(keys: readonly ListedKey[], line: number): void {
    for (const { number, text } of keys) this.add({ number, line, key: plain(text), isListed: true });
  }

  private takeKeys(rich: RichText, line: number): void {
    const read = readKeyLine(rich.text, line);
    const last = this.section.entries.at(-1);
    const goesOn =
      last !== undefined &&
      last.rationale.length > 0 &&
      read?.keys.length === 1 &&
      read.keys[0]?.number !== (last.number ?? 0) + 1;
    if (read !== null && !goesOn) {
      this.section.lost.push(...read.lost);
      for (const { number, text } of read.keys) this.add({ number, line, key: plain(text), isListed: true });
      return;
    }
    const alone = readKeysAlone(rich.text);
    if (alone !== null && (last === undefined || last.number === null)) {
      for (const { text } of alone) this.add({ number: null, line, key: plain(text), isListed: true });
      return;
    }
    const number = numberAt(rich.text);
    if (number !== null && this.isNextEntry(number.value, number.style)) {
      this.add({ number: number.value, line, key: plain(''), isListed: false });
      this.takeWords(slice(rich, number.end), line);
      return;
    }
    if (number !== null && last !== undefined) last.nested = number.value;
    this.takeWords(rich, line);
  }

  /**
   * Whether a number begins the next entry. A numbered list inside an answer is continued before a new entry begins.
   */
  private isNextEntry(value: number, style: string): boolean {
    const last = this.section.entries.at(-1);
    if (last === undefined) return style !== 'space';
    if (style === 'bracket' || style === 'space')
      return value === (last.number ?? 0) + 1 && last.nested === 0 && style === 'bracket';
    if (last.nested > 0 && value === last.nested + 1) return false;
    return value > (last.number ?? 0) || (value === 1 && last.nested === 0);
  }

  private takeWords(rich: RichText, line: number): void {
    const last = this.section.entries.at(-1);
    if (last === undefined) {
      this.tellUnread(rich.text, line);
      return;
    }
    const fields = splitFields(rich);
    const head = trimmed(fields?.head ?? rich);
    if (head.text !== '') {
      if (last.isListed && last.rationale.length === 0) this.tellUnread(head.text, line);
      if (last.rationale.length > 0 || last.isListed) last.rationale.push(head);
      else last.key = last.key.text === '' ? head : joined([last.key, head]);
    }
    for (const { name, value } of fields?.fields ?? []) {
      if (name === 'key') last.key = last.key.text === '' ? value : joined([last.key, value]);
      else if (value.text !== '') last.rationale.push(value);
      else if (name === 'rationale') last.rationale.push(plain(''));
    }
  }

  private tellUnread(text: string, line: number): void {
    if (text.trim() === '') return;
    this.notices.push(warningOf(paperFault('PAPER_KEY_LIST_UNREAD', { text: text.trim() }), { field: 'key', line }));
  }

  private add(entry: Pick<AnswerEntry, 'number' | 'line' | 'key' | 'isListed'>): void {
    this.section.entries.push({ ...entry, rationale: [], nested: 0 });
  }
}

/** The index of the first key behind a heading: `单选题（每题2分）：1-5 ABCDA`. */
function listStart(text: string): number {
  const match = /(?:[:：）)题]\s*)(?=\d{1,4}\s*(?:[-~～—–至到.．、]|[A-J√×]))/.exec(text.slice(0, 120));
  return match === null ? text.length : match.index + match[0].length;
}
