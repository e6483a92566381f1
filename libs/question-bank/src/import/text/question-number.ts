import { hasNoOptions, kindOf, type Draft, type DraftGroup, type Section } from './draft';
import { chineseNumberAt, numberAt, type NumberAt, type NumberStyle } from './line-kinds';
import type { LookAhead } from './look-ahead';
import { paperFault, warningOf } from './paper-fault';
import { splitFields } from './split-fields';
import { nextLetter } from './split-options';

/** What is known about the numbering so far. */
export interface Numbering {
  section: Section;
  group: DraftGroup | null;
  current: Draft | null;
  /** The style of the numbers in this section; null before its first number. */
  style: NumberStyle | null;
  lastValue: number;
  isFreshSection: boolean;
}

/** Gaps up to this size are reported; a number after a larger step is not a question number. */
const MOST_STEP = 20;

/** The number that begins a question at this line; null when the line begins none or continues the current question. */
export function questionNumber(numbering: Numbering, ahead: LookAhead, text: string, index: number): NumberAt | null {
  const number = numberAt(text) ?? chineseQuestion(numbering, ahead, text, index);
  if (number === null || number.value === 0 || isNextOption(numbering, number)) return null;
  if (numbering.current !== null && isKeyAlone(text.slice(number.end))) return null;
  if (isQuestion(numbering, ahead, number, index))
    return number.isSure ? number : { ...number, isSure: numbering.style !== null && ahead.looksLikeQuestion(index) };
  countNested(numbering, number, text);
  return null;
}

/** After the options A to C, `(D)3:1` is the next option; otherwise the (D) in `(D)3.` is the key of question 3. */
function isNextOption({ current }: Numbering, { lead }: NumberAt): boolean {
  const last = current?.options.at(-1)?.letter;
  return lead !== null && current?.phase === 'options' && last !== undefined && lead === nextLetter(last);
}

/** A word processor's list may also number the line of a key. */
function isKeyAlone(text: string): boolean {
  const fields = splitFields({ text: text.slice(0, 200), marks: [], isMarkdown: false });
  return fields !== null && fields.head.text === '' && fields.fields[0]?.name === 'key';
}

/** `三、…` is a question only where options follow, or where the section already uses this style; otherwise a heading. */
function chineseQuestion(
  { style, current }: Numbering,
  ahead: LookAhead,
  text: string,
  index: number,
): NumberAt | null {
  if (style !== null && style !== 'chinese') return null;
  const number = chineseNumberAt(text);
  if (number === null) return null;
  return ahead.hasOptionsNext(index) || (style === 'chinese' && current !== null && ahead.looksLikeQuestion(index))
    ? number
    : null;
}

function isQuestion(numbering: Numbering, ahead: LookAhead, number: NumberAt, index: number): boolean {
  const { current, group, lastValue, isFreshSection } = numbering;
  const { value } = number;
  if (!fitsStyle(numbering, ahead, number, index)) return false;
  const isNext = value === lastValue + 1;
  if (current === null) {
    if (group?.kind === 'case' && group.drafts.length === 0) return beginsGroup(group, number, ahead, index);
    return value <= 1 || isNext || isFreshSection || value <= lastValue + MOST_STEP;
  }
  const inside = current.nested > 0 && value === current.nested + 1;
  if (isNext)
    return inside ? isQuestionInsideList(numbering, ahead, index) : isDone(current) || ahead.looksLikeQuestion(index);
  if (inside && !ahead.hasOptionsNext(index)) return false;
  if (!isDone(current)) return false;
  return (
    ahead.looksLikeQuestion(index) &&
    value <= lastValue + MOST_STEP &&
    (value > 1 || current.phase !== 'rationale' || ahead.hasOptionsNext(index))
  );
}

const beginsGroup = (group: DraftGroup, { value }: NumberAt, ahead: LookAhead, index: number): boolean =>
  value === group.from || value === 1 || ahead.looksLikeQuestion(index);

/** The number continues both a list inside the text and the numbering of the questions. */
function isQuestionInsideList({ current, section }: Numbering, ahead: LookAhead, index: number): boolean {
  const hasOptions = current !== null && !hasNoOptions(kindOf(current) ?? section.kind);
  // A choice without options is not complete: the list is part of its stem.
  return (!hasOptions || isDone(current)) && ahead.looksLikeQuestion(index);
}

function fitsStyle(
  { style, lastValue, current, group, isFreshSection }: Numbering,
  ahead: LookAhead,
  number: NumberAt,
  index: number,
): boolean {
  const isNext = number.value === lastValue + 1 || (isFreshSection && number.value === 1);
  if (number.style === 'space')
    return (style === null || style === 'space') && isNext && ahead.looksLikeQuestion(index);
  if (number.style === 'glued')
    return (style === null || style === 'dot' || style === 'glued') && isNext && (current === null || isDone(current));
  if (style === null || style === number.style || style === 'glued') return true;
  if (style === 'dot' && number.style === 'word') return true;
  // `(1)` below `1.` is part of the question, but inside a case it may be a question of its own.
  return (group?.kind === 'case' || isNext) && ahead.hasOptionsNext(index) && (current === null || isDone(current));
}

/** Whether a question is complete, so that a number may begin the next one. */
export function isDone(draft: Draft): boolean {
  if (draft.options.length >= 2 || draft.keys.length > 0) return true;
  if (draft.group?.kind === 'options') return draft.stem.length > 0;
  return hasNoOptions(kindOf(draft)) && draft.stem.length > 0;
}

function countNested({ current, lastValue }: Numbering, { value, style }: NumberAt, text: string): void {
  if (current === null || style === 'space' || style === 'glued') return;
  if (value === 1 || value === current.nested + 1) current.nested = value;
  if (value === lastValue + 1 && style !== 'bracket')
    current.notices.push(warningOf(paperFault('PAPER_NUMBER_UNSURE', { text: text.slice(0, 60) }), { field: 'stem' }));
}
