import type { ImportNotice } from '../imported-paper';
import { AnswerPart } from './answer-part';
import { assignListedKeys } from './assign-keys';
import { newDraft, newSection, type Draft, type DraftGroup, type Section } from './draft';
import type { NumberAt, NumberStyle, SectionKind } from './line-kinds';
import { paperFault, warningOf } from './paper-fault';
import type { Numbering } from './question-number';
import type { RichText } from './rich-text';

/** The state of the recognition after each line. */
export class PaperState implements Numbering {
  readonly drafts: Draft[] = [];
  readonly groups: DraftGroup[] = [];
  readonly sections: Section[];
  readonly notices: ImportNotice[] = [];
  group: DraftGroup | null = null;
  current: Draft | null = null;
  /** A later part of the case, until its question begins. */
  furtherCase: RichText[] = [];
  answers: AnswerPart | null = null;
  title: string | null = null;
  style: NumberStyle | null = null;
  lastValue = 0;
  isFreshSection = true;
  private domain: string | null = null;
  /** Index of the first section that the next key list applies to. */
  private scopeFrom = 0;
  private isScopeAnswered = false;

  constructor(kind: SectionKind | null) {
    this.sections = [newSection({ kind })];
  }

  get section(): Section {
    return this.sections[this.sections.length - 1] as Section;
  }

  startSection(fields: { kind: SectionKind | null; heading: string; pointsEach: string | null }): void {
    this.endAnswers();
    this.dropFurtherCase();
    this.current = null;
    this.group = null;
    this.sections.push(newSection(fields));
    this.isFreshSection = true;
    this.style = null;
  }

  startChapter(title: string): void {
    this.startSection({ kind: null, heading: title, pointsEach: null });
    this.domain = title;
  }

  startQuestion(number: NumberAt | null, line: number): Draft {
    // Restarted numbering begins another section, even without a heading.
    if (this.isScopeAnswered || (number?.value === 1 && this.lastValue > 1)) this.startPart();
    if (this.isScopeAnswered) {
      // The key list applied to the questions before it.
      this.isScopeAnswered = false;
      this.scopeFrom = this.sections.length - 1;
    }
    const draft = newDraft({
      number: number?.printed ?? null,
      value: number?.value ?? null,
      line,
      section: this.section,
      group: this.groupOf(number),
    });
    draft.domain = this.domain;
    draft.furtherCase = this.furtherCase;
    this.furtherCase = [];
    this.tellSteps(draft, number);
    this.drafts.push(draft);
    this.section.drafts.push(draft);
    draft.group?.drafts.push(draft);
    this.current = draft;
    if (number !== null) {
      this.style ??= number.style;
      this.lastValue = number.value;
    }
    this.isFreshSection = false;
    return draft;
  }

  private startPart(): void {
    const { kind, heading, pointsEach, drafts } = this.section;
    if (drafts.length > 0) this.sections.push(newSection({ kind, heading, pointsEach }));
  }

  /** A group ends with the last number named in its heading. */
  private groupOf(number: NumberAt | null): DraftGroup | null {
    const { group } = this;
    if (group === null) return null;
    const { from, to, drafts } = group;
    const value = number?.value ?? null;
    const wanted = from === null || to === null ? null : to - from + 1;
    const isPast =
      wanted !== null && (drafts.length >= wanted || (value !== null && value > (to ?? value) && drafts.length > 0));
    if (isPast) this.group = null;
    return this.group;
  }

  private tellSteps(draft: Draft, number: NumberAt | null): void {
    if (number === null) return;
    const { value, printed: printedNumber } = number;
    const field = { line: draft.line };
    if (value > this.lastValue + 1 && !this.isFreshSection)
      draft.notices.push(
        warningOf(paperFault('PAPER_NUMBER_GAP', { number: printedNumber, before: this.lastValue }), field),
      );
    if (value <= this.lastValue && !this.isFreshSection && value !== 1)
      draft.notices.push(warningOf(paperFault('PAPER_NUMBER_TWICE', { number: printedNumber }), field));
    if (!number.isSure)
      draft.notices.push(
        warningOf(paperFault('PAPER_NUMBER_UNSURE', { text: printedNumber }), { ...field, field: 'stem' }),
      );
  }

  startAnswers(): AnswerPart {
    this.dropFurtherCase();
    this.current = null;
    this.group = null;
    this.answers = new AnswerPart();
    return this.answers;
  }

  endAnswers(): void {
    if (this.answers === null) return;
    const scope = this.sections.slice(this.scopeFrom).filter(({ drafts }) => drafts.length > 0);
    this.notices.push(...assignListedKeys(this.answers, scope));
    this.answers = null;
    this.isScopeAnswered = true;
    this.isFreshSection = true;
    this.style = null;
  }

  /** The next question of this case comes with this text: the case unfolds. */
  startFurtherCase(group: DraftGroup, rich: RichText): void {
    this.dropFurtherCase();
    this.current = null;
    this.furtherCase = [rich];
    group.format = 'A4';
  }

  /** Reports a part of a case behind which no question came. */
  dropFurtherCase(): void {
    const [first] = this.furtherCase;
    if (first !== undefined)
      this.notices.push(warningOf(paperFault('PAPER_TEXT_PASSED_OVER', { text: first.text }), { field: 'group' }));
    this.furtherCase = [];
  }

  openGroup(fields: Pick<DraftGroup, 'kind' | 'format' | 'line' | 'head' | 'from' | 'to'>): DraftGroup {
    this.dropFurtherCase();
    this.current = null;
    this.group = { ...fields, lastLine: fields.line, stimulus: [], options: [], drafts: [] };
    this.groups.push(this.group);
    return this.group;
  }
}
