import type { ImportNotice } from '../imported-paper';
import type { Draft, DraftGroup, Section } from './draft';
import { hasNoOptions, kindOf, reach } from './draft';
import { readKeyLine } from './key-list';
import {
  answersHeadAt,
  furtherCaseAt,
  groupHeadAt,
  isChapter,
  isDecoration,
  isInstruction,
  numberAt,
  pointsEach,
  sectionAt,
  type SectionKind,
} from './line-kinds';
import { LookAhead, isOptionLine } from './look-ahead';
import { paperFault, warningOf } from './paper-fault';
import { withLabel, type PaperLine, type PaperLines } from './paper-line';
import { PaperState } from './paper-state';
import { isDone, questionNumber } from './question-number';
import { readTable, tableAtom } from './read-table';
import { joined, plain, slice, trimmed, type RichText } from './rich-text';
import { splitFields, type SplitFields } from './split-fields';
import { takeFields } from './take-fields';
import { takeOptions, takeOptionsBehindStem } from './take-options';

export interface RecognisedPaper {
  title: string | null;
  drafts: Draft[];
  groups: DraftGroup[];
  sections: Section[];
  notices: ImportNotice[];
}

/** Recognises the questions of a paper line by line. Each uncertainty becomes a notice of its question. */
export function recognisePaper(lines: PaperLines, name: string): RecognisedPaper {
  const recogniser = new Recogniser(lines, sectionAt(name)?.kind ?? null);
  for (let index = 0; index < lines.length; index += 1) recogniser.take(lines.at(index) as PaperLine, index);
  return recogniser.end();
}

/** `2. 答案：B`: a numbered line that holds a key. */
function keyBehindNumber(rest: RichText): SplitFields | null {
  const fields = splitFields(rest);
  return fields !== null && fields.head.text === '' && fields.fields[0]?.name === 'key' ? fields : null;
}

interface Taken {
  rich: RichText;
  line: number;
  index: number;
}

/** Maximum number of skipped lines that are reported one by one. */
const MOST_TOLD_LINES = 100;

class Recogniser {
  private readonly state: PaperState;
  private readonly ahead: LookAhead;
  private blankBefore = true;
  private passedOver = 0;

  /** `kind` applies to the questions before the first heading. */
  constructor(lines: PaperLines, kind: SectionKind | null) {
    this.state = new PaperState(kind);
    this.ahead = new LookAhead(lines);
  }

  end(): RecognisedPaper {
    this.state.endAnswers();
    this.state.dropFurtherCase();
    const more = this.passedOver - MOST_TOLD_LINES;
    if (more > 0) this.state.notices.push(warningOf(paperFault('PAPER_MORE_PASSED_OVER', { count: more })));
    const { title, drafts, groups, sections, notices } = this.state;
    return { title, drafts, groups, sections, notices };
  }

  take(line: PaperLine, index: number): void {
    const rich = trimmed(withLabel(line));
    if (line.table !== null) this.takeTable(line, index);
    else if (rich.text !== '' && !isDecoration(rich.text)) this.takeText({ rich, line: line.line, index });
    this.blankBefore = rich.text === '' && line.table === null;
    for (const notice of line.notices) (this.state.current?.notices ?? this.state.notices).push(notice);
  }

  private takeText(taken: Taken): void {
    const { rich, line, index } = taken;
    const { text } = rich;
    const { answers } = this.state;
    if (answers !== null) {
      if (!this.goesBackToQuestions(text, index)) {
        answers.take({ rich, line });
        return;
      }
      this.state.endAnswers();
    }
    if (this.takeHeading(taken) || this.takeFurtherCase(taken)) return;
    const number = questionNumber(this.state, this.ahead, text, index);
    const body = number === null ? rich : trimmed(slice(rich, number.end));
    if (number !== null) {
      const draft = this.state.startQuestion(number, line);
      if (number.lead !== null) draft.keys.push({ rich: plain(number.lead), line, from: 'lead' });
    }
    const numbered = number === null ? (numberAt(text)?.end ?? 0) : 0;
    const fields = (numbered > 0 ? keyBehindNumber(slice(body, numbered)) : null) ?? splitFields(body);
    const head = fields === null ? body : fields.head;
    if (number !== null) this.takeStem(head, line);
    else if (head.text !== '') this.takeUnnumbered({ rich: head, line, index });
    const { current } = this.state;
    if (current !== null) reach(current, line, text);
    if (fields === null) return;
    if (current === null) this.passOver(text, line);
    else takeFields(current, fields.fields, line);
  }

  /** Takes a heading of a section, group, chapter or key list; false when the line is none. */
  private takeHeading({ rich, line, index }: Taken): boolean {
    const { text } = rich;
    const group = groupHeadAt(text);
    if (group !== null) {
      const format = group.kind === 'options' ? 'B1' : this.state.section.kind?.format === 'A4' ? 'A4' : 'A3';
      const opened = this.state.openGroup({
        kind: group.kind,
        format,
        line,
        head: text,
        from: group.from,
        to: group.to,
      });
      const rest = trimmed(slice(rich, group.end));
      if (rest.text !== '' && !takeOptions({ target: opened, rich: rest, line, ahead: this.ahead, index }))
        opened.stimulus.push(rest);
      return true;
    }
    if (this.startsAnswers(text, index)) {
      const answers = this.state.startAnswers();
      // 单选题答案 is also the heading of the first section of the key list.
      if (answersHeadAt(text) === null || sectionAt(text) !== null) answers.take({ rich, line });
      return true;
    }
    const section = sectionAt(text);
    if (section !== null && this.isHeadingHere(text, index)) {
      this.state.startSection({ kind: section.kind, heading: text.slice(0, 200), pointsEach: section.pointsEach });
      if (section.kind.type === 'other')
        this.state.notices.push(warningOf(paperFault('PAPER_TYPE_NOT_READ', { heading: text }), { line }));
      return true;
    }
    if (!isChapter(text) || this.ahead.hasOptionsNext(index)) return false;
    this.state.startChapter(text.trim());
    return true;
  }

  /** Takes a later part of a case, `病情进展：…`, which stands before its question; false for any other line. */
  private takeFurtherCase({ rich, line }: Taken): boolean {
    const { group, furtherCase } = this.state;
    if (group === null || group.kind !== 'case' || group.drafts.length === 0) return false;
    const start = furtherCaseAt(rich.text);
    if (start !== null) this.state.startFurtherCase(group, trimmed(slice(rich, start)));
    else if (furtherCase.length > 0 && numberAt(rich.text) === null) furtherCase.push(rich);
    else return false;
    group.lastLine = line;
    return true;
  }

  /** Whether a section heading may stand here: `1. 判断题（…）` may be the next question instead. */
  private isHeadingHere(text: string, index: number): boolean {
    const number = numberAt(text);
    if (number === null) return true;
    return number.value !== this.state.lastValue + 1 && !this.ahead.hasOptionsNext(index);
  }

  private startsAnswers(text: string, index: number): boolean {
    const { current, drafts } = this.state;
    const head = answersHeadAt(text);
    if (head === 'sure') return drafts.length > 0;
    const next = head === 'bare' ? this.ahead.textAfter(index) : null;
    // For 答案： below a question, the key is on the next line.
    if (head === 'bare')
      return (
        drafts.length > 0 &&
        (next === null ||
          current === null ||
          current.keys.length > 0 ||
          readKeyLine(next, 0) !== null ||
          sectionAt(next) !== null)
      );
    return drafts.length > 0 && this.isKeyLine(text);
  }

  private isKeyLine(text: string): boolean {
    const { lastValue } = this.state;
    const isThere = (value: number | undefined) => value !== undefined && value <= lastValue && lastValue > 1;
    const read = readKeyLine(text, 0);
    if (read !== null && read.keys.length + read.lost.length > 1)
      return isThere(read.keys[0]?.number ?? read.lost[0]?.from);
    const number = numberAt(text);
    if (number === null || !isThere(number.value)) return false;
    if (read !== null) return this.state.current === null || isDone(this.state.current);
    return /^\s*(?:【\s*(?:参考|正确)?答案\s*】|(?:参考|正确)?答案\s*[:：])/.test(text.slice(number.end));
  }

  private goesBackToQuestions(text: string, index: number): boolean {
    if (groupHeadAt(text) !== null) return true;
    if (sectionAt(text) !== null || isChapter(text))
      return this.ahead.hasQuestionSoon(index + 1) && !this.keysFollow(index);
    const number = numberAt(text);
    return number !== null && readKeyLine(text, 0) === null && this.ahead.hasOptionsNext(index);
  }

  private keysFollow(index: number): boolean {
    const next = this.ahead.textAfter(index);
    if (next === null || readKeyLine(next, 0) !== null) return true;
    return answersHeadAt(next) !== null;
  }

  // — lines of a question —

  private takeStem(rich: RichText, line: number): void {
    const { current } = this.state;
    if (current === null) return;
    current.phase = 'stem';
    this.takeStemText(current, rich, line);
  }

  /** Takes a stem and any options behind it. */
  private takeStemText(draft: Draft, rich: RichText, line: number): void {
    const rest = takeOptionsBehindStem({ draft, rich, line });
    if (rest.text !== '') draft.stem.push(rest);
  }

  private takeUnnumbered(taken: Taken): void {
    const { rich, line, index } = taken;
    const { current, group, section } = this.state;
    const { text } = rich;
    if (current === null && group !== null && group.drafts.length === 0) {
      this.takeIntoGroup(group, taken);
      return;
    }
    if (this.startsSharedOptions(text)) {
      const opened = this.state.openGroup({ kind: 'options', format: 'B1', line, head: text, from: null, to: null });
      takeOptions({ target: opened, rich, line, ahead: this.ahead, index });
      return;
    }
    if (
      current !== null &&
      current.phase !== 'rationale' &&
      takeOptions({ target: current, rich, line, ahead: this.ahead, index })
    )
      return;
    if (this.startsUnnumbered(index)) {
      const draft = this.state.startQuestion(null, line);
      if (this.state.style !== null) draft.notices.push(warningOf(paperFault('PAPER_NUMBER_MISSING', {}), { line }));
      this.takeStemText(draft, rich, line);
      return;
    }
    if (this.startsCase(text, index)) {
      const format = section.kind?.format === 'A4' ? 'A4' : 'A3';
      const opened = this.state.openGroup({ kind: 'case', format, line, head: text, from: null, to: null });
      opened.stimulus.push(rich);
      return;
    }
    if (current === null) {
      this.takeOutside(text, line);
      return;
    }
    this.goOn(current, taken);
  }

  private takeIntoGroup(group: DraftGroup, { rich, line, index }: Taken): void {
    group.lastLine = line;
    if (group.kind === 'options' && takeOptions({ target: group, rich, line, ahead: this.ahead, index })) return;
    group.stimulus.push(rich);
  }

  /** In a B1 section, shared options come before their questions. */
  private startsSharedOptions(text: string): boolean {
    const { current, section } = this.state;
    if (section.kind?.format !== 'B1' || !isOptionLine(text)) return false;
    if (current === null) return this.state.group === null || this.state.group.drafts.length > 0;
    return /^\s*[（(【[]?\s*[AＡ]/.test(text) && current.group !== null && current.stem.length > 0;
  }

  /** In a section of case questions, a text without a number is the next case. */
  private startsCase(text: string, index: number): boolean {
    const { current, section } = this.state;
    const format = section.kind?.format;
    if (format !== 'A3' && format !== 'A4') return false;
    if (text.length < 12 || isInstruction(text)) return false;
    const next = this.ahead.textAfter(index);
    return (
      (current === null || (isDone(current) && current.phase !== 'rationale')) &&
      next !== null &&
      numberAt(next) !== null
    );
  }

  /** Whether a stem without a number begins here: options follow, and the question before it is complete. */
  private startsUnnumbered(index: number): boolean {
    const { current, section, group } = this.state;
    if (group !== null && group.kind === 'options') return false;
    // Statements or questions, each with its key on the next line.
    if ((current === null || current.keys.length > 0) && this.keyFollows(index)) return true;
    if (current !== null && (current.options.length < 2 || hasNoOptions(kindOf(current)))) return false;
    if (current === null && (hasNoOptions(section.kind) || isInstruction(this.ahead.textAt(index)))) return false;
    return this.ahead.hasOptionsNext(index);
  }

  private keyFollows(index: number): boolean {
    const next = this.ahead.textAfter(index);
    return next !== null && keyBehindNumber(plain(next)) !== null;
  }

  private takeOutside(text: string, line: number): void {
    const { state } = this;
    const { section, drafts } = state;
    section.pointsEach ??= pointsEach(text);
    if (isInstruction(text)) return;
    if (drafts.length === 0 && state.title === null && section.kind === null && text.length <= 100) state.title = text;
    else this.passOver(text, line);
  }

  private passOver(text: string, line: number): void {
    this.passedOver += 1;
    if (this.passedOver <= MOST_TOLD_LINES)
      this.state.notices.push(warningOf(paperFault('PAPER_TEXT_PASSED_OVER', { text }), { line }));
  }

  /** Adds a continuation line to the part that the line before belongs to. */
  private goOn(current: Draft, { rich, line }: Taken): void {
    const tell = (field: 'options' | 'rationale') =>
      current.notices.push(warningOf(paperFault('PAPER_TEXT_ADDED', { text: rich.text }), { field, line }));
    const last = current.options.at(-1);
    const key = current.keys.at(-1);
    if (current.phase === 'stem') this.takeStemText(current, rich, line);
    else if (current.phase === 'options' && last !== undefined) {
      last.rich = joined([last.rich, rich]);
      tell('options');
    } else if (
      current.phase === 'key' &&
      key !== undefined &&
      (hasNoOptions(kindOf(current)) || current.options.length === 0 || key.rich.text === '')
    ) {
      key.rich = joined([key.rich, rich]);
    } else {
      if (current.phase !== 'rationale' || this.blankBefore) tell('rationale');
      current.rationale.push(rich);
      current.phase = 'rationale';
    }
  }

  private takeTable({ table, line, label }: PaperLine, index: number): void {
    if (table === null) return;
    const use = readTable(table);
    const { answers, current, group } = this.state;
    if (use.kind === 'keys') {
      (answers ?? this.state.startAnswers()).takeListed(use.keys, line);
      return;
    }
    if (use.kind === 'lines') {
      for (const rich of use.lines) this.take({ line, rich, label, table: null, notices: [] }, index);
      return;
    }
    const atom = tableAtom(use.markdown);
    if (answers !== null) {
      answers.take({ rich: atom, line });
      return;
    }
    if (this.state.furtherCase.length > 0) this.state.furtherCase.push(atom);
    else if (current === null && group !== null) group.stimulus.push(atom);
    else if (current === null)
      this.passOver(
        table
          .flat()
          .map(({ text }) => text)
          .join(' '),
        line,
      );
    else this.addTable(current, atom, line);
  }

  private addTable(current: Draft, atom: RichText, line: number): void {
    reach(current, line, '');
    current.notices.push(warningOf(paperFault('PAPER_TABLE_UNSURE', {}), { line }));
    if (current.phase === 'stem' || current.phase === 'options') current.stem.push(atom);
    else current.rationale.push(atom);
  }
}
