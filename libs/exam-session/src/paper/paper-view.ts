import type { LockedExam } from '@sunflower/exam';
import { stemWithPart, type PoolQuestion } from '@sunflower/question-bank';
import type { PaperItemDto } from '../contract/candidate.dto';
import type { PaperPlan, PlannedItem } from './paper-plan';

export const optionLetter = (place: number): string => String.fromCharCode(65 + place);

/**
 * The candidate's paper, as JSON of a `PaperDto` in UTF-8. It is built field by field, so that it contains no key,
 * rationale or authored order, from bytes that are made once per question version.
 */
export function candidatePaperJson({ exam, plan }: { exam: Pick<LockedExam, 'pool'>; plan: PaperPlan }): Buffer {
  const parts: Buffer[] = [];
  let itemNumber = 0;
  plan.sections.forEach(({ title, items }, sectionIndex) => {
    parts.push(Buffer.from(`${sectionIndex === 0 ? '' : ','}{"title":${JSON.stringify(title)},"items":[`));
    items.forEach((planned, index) => {
      itemNumber += 1;
      if (index > 0) parts.push(COMMA);
      pushItem({ parts, itemNumber, planned, question: questionOf({ exam, planned }) });
    });
    parts.push(SECTION_END);
  });
  return Buffer.concat([PAPER_START, ...parts, PAPER_END]);
}

const PAPER_START = Buffer.from('{"sections":[');
const COMMA = Buffer.from(',');
const SECTION_END = Buffer.from(']}');
const PAPER_END = SECTION_END;

function pushItem({
  parts,
  itemNumber,
  planned,
  question,
}: {
  parts: Buffer[];
  itemNumber: number;
  planned: PlannedItem;
  question: PoolQuestion;
}): void {
  const { fields, options } = questionJsonOf(question);
  parts.push(itemStart(itemNumber), fields);
  planned.optionOrder.forEach((authored, place) => {
    const byPlace = options[authored] as (Buffer | undefined)[];
    parts.push((byPlace[place] ??= optionJson({ place, text: question.options[authored] as string })));
  });
  parts.push(itemEnd(planned.pointsMillipoints));
}

/** The JSON of a question that is the same on every paper. */
interface QuestionJson {
  fields: Buffer;
  /** By authored index, then by the place where it is shown. */
  options: (Buffer | undefined)[][];
}

const questionJsons = new WeakMap<PoolQuestion, QuestionJson>();

function questionJsonOf(question: PoolQuestion): QuestionJson {
  let json = questionJsons.get(question);
  if (!json) {
    const { type, stimulus, groupPosition, furtherCase, prompts, blankCount } = question;
    const fields: Omit<PaperItemDto, 'itemNumber' | 'options' | 'points'> = {
      type,
      stem: stemWithPart(question),
      stimulus: stimulus ? { id: stimulus.id, text: stimulus.text } : null,
      ...(stimulus?.format === 'A4' && { unfolding: { part: groupPosition ?? 1, furtherCase } }),
      prompts: prompts.map((text, index) => ({ id: String(index + 1), text })),
      blankCount,
    };
    json = {
      fields: Buffer.from(`${JSON.stringify(fields).slice(1, -1)},"options":[`),
      options: question.options.map(() => []),
    };
    questionJsons.set(question, json);
  }
  return json;
}

const optionJson = ({ place, text }: { place: number; text: string }): Buffer =>
  Buffer.from(`${place === 0 ? '' : ','}{"id":"${optionLetter(place)}","text":${JSON.stringify(text)}}`);

const itemStarts: Buffer[] = [];
const itemStart = (itemNumber: number): Buffer =>
  (itemStarts[itemNumber] ??= Buffer.from(`{"itemNumber":${itemNumber},`));

const itemEnds = new Map<number, Buffer>();

function itemEnd(pointsMillipoints: number): Buffer {
  let end = itemEnds.get(pointsMillipoints);
  if (!end) itemEnds.set(pointsMillipoints, (end = Buffer.from(`],"points":${pointsMillipoints / 1000}}`)));
  return end;
}

/** @throws Error for a version that is not in the pool */
export function questionOf({ exam, planned }: { exam: Pick<LockedExam, 'pool'>; planned: PlannedItem }): PoolQuestion {
  const question = exam.pool.get(planned.versionId);
  if (!question) throw new Error(`Question version ${planned.versionId} is not in the pool of its exam`);
  return question;
}
