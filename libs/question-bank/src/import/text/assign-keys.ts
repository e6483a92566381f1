import type { ImportNotice } from '../imported-paper';
import type { AnswerEntry, AnswerPart, AnswerSection } from './answer-part';
import type { Draft, Section } from './draft';
import { errorOf, paperFault, warningOf } from './paper-fault';
import type { SectionKind } from './line-kinds';

/** Gives each question its key from the list; returns a notice for each entry that fits no question. */
export function assignListedKeys(part: AnswerPart, sections: readonly Section[]): ImportNotice[] {
  const notices = [...part.notices];
  const targets = new Targets(sections);
  for (const section of part.sections) {
    if (section.entries.length === 0 && section.lost.length === 0) continue;
    for (const run of runsOf(section)) notices.push(...targets.assign(section.kind, run));
  }
  return notices;
}

/** Splits the entries where their numbering restarts: the keys from there on belong to the next section. */
function runsOf({ entries, lost }: AnswerSection): AnswerSection[] {
  const runs: AnswerSection[] = [{ kind: null, entries: [], lost }];
  let before = 0;
  for (const entry of entries) {
    if (entry.number !== null && entry.number <= before) runs.push({ kind: null, entries: [], lost: [] });
    before = entry.number ?? before;
    runs[runs.length - 1]?.entries.push(entry);
  }
  return runs;
}

class Targets {
  private readonly used = new Set<Section>();
  private readonly byNumber = new Map<number, Draft[]>();

  constructor(private readonly sections: readonly Section[]) {
    for (const draft of sections.flatMap(({ drafts }) => drafts)) {
      if (draft.value === null) continue;
      const alike = this.byNumber.get(draft.value);
      if (alike === undefined) this.byNumber.set(draft.value, [draft]);
      else alike.push(draft);
    }
  }

  assign(kind: SectionKind | null, { entries, lost }: AnswerSection): ImportNotice[] {
    const section = this.sectionFor(kind, entries, lost);
    const numbers = new Map(section?.drafts.map((draft) => [draft.value, draft]));
    if (section !== null) this.used.add(section);
    const find = (number: number): Draft | null => numbers.get(number) ?? this.only(number);
    for (const { from, to, notice } of lost)
      for (let number = from; number <= to; number += 1) find(number)?.notices.push(notice);
    if (entries.some(({ number }) => number === null)) return this.assignInOrder(section, entries);
    return entries.flatMap((entry) => {
      const draft = find(entry.number ?? 0);
      if (draft === null) return [withoutQuestion(entry)];
      give(draft, entry);
      if (section === null && (this.byNumber.get(entry.number ?? 0) ?? []).length > 1)
        draft.notices.push(unsure(entry));
      return [];
    });
  }

  private only(number: number): Draft | null {
    const drafts = this.byNumber.get(number) ?? [];
    return drafts.length === 1 ? (drafts[0] ?? null) : null;
  }

  /**
   * The section whose type matches the heading or, without a type, the first unused section that has the first number.
   */
  private sectionFor(
    kind: SectionKind | null,
    entries: readonly AnswerEntry[],
    lost: AnswerSection['lost'],
  ): Section | null {
    const free = this.sections.filter((section) => !this.used.has(section));
    if (kind !== null) {
      const alike = free.filter((section) => isAlike(section.kind, kind));
      return alike.find((section) => section.kind?.format === kind.format) ?? alike[0] ?? null;
    }
    const first = entries[0]?.number ?? lost[0]?.from ?? null;
    if (first === null) return free[0] ?? null;
    return free.find(({ drafts }) => drafts.some(({ value }) => value === first)) ?? null;
  }

  private assignInOrder(section: Section | null, entries: readonly AnswerEntry[]): ImportNotice[] {
    const drafts = section?.drafts ?? [];
    if (drafts.length === entries.length) {
      drafts.forEach((draft, index) => give(draft, entries[index] as AnswerEntry));
      return [];
    }
    const text = entries
      .map(({ key }) => key.text)
      .join(' ')
      .slice(0, 100);
    const details = { range: '', wanted: drafts.length, found: entries.length, text };
    const notice = errorOf(paperFault('PAPER_KEY_LIST_LENGTH', details), {
      field: 'key',
      line: entries[0]?.line ?? null,
    });
    for (const draft of drafts) draft.notices.push(notice);
    return drafts.length === 0 ? [notice] : [];
  }
}

function isAlike(ofQuestions: SectionKind | null, ofKeys: SectionKind): boolean {
  if (ofQuestions === null) return false;
  if (ofQuestions.type === ofKeys.type) return true;
  const isChoice = (kind: SectionKind) => /choice/.test(kind.type ?? '');
  return isChoice(ofQuestions) && isChoice(ofKeys) && (ofQuestions.type === 'choice' || ofKeys.type === 'choice');
}

function give(draft: Draft, { key, line, rationale }: AnswerEntry): void {
  if (key.text.trim() !== '') draft.keys.push({ rich: key, line, from: 'list' });
  draft.rationale.push(...rationale);
}

const withoutQuestion = ({ number, key, line }: AnswerEntry): ImportNotice =>
  errorOf(paperFault('PAPER_KEY_WITHOUT_QUESTION', { number: number ?? 0, text: key.text }), { field: 'key', line });

const unsure = ({ key, line }: AnswerEntry): ImportNotice =>
  warningOf(paperFault('PAPER_KEY_LIST_UNSURE', { text: key.text }), { field: 'key', line });
