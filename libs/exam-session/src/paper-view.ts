import type { LockedExam } from '@sunflower/exam';
import type { PoolQuestion } from '@sunflower/question-bank';
import type { PaperItemDto } from './candidate.dto';
import type { PaperPlan, PlannedItem } from './paper-plan';

export const optionLetter = (place: number): string => String.fromCharCode(65 + place);

/**
 * The paper as its candidate sees it, as the JSON of a `PaperDto`: put together field by field, so that no key,
 * rationale or authored order comes along, from texts that are written once for each question version.
 */
export function candidatePaperJson({ exam, plan }: { exam: Pick<LockedExam, 'pool'>; plan: PaperPlan }): string {
  let itemNumber = 0;
  const sections = plan.sections.map(({ title, items }) => {
    const shown = items.map((planned) => {
      itemNumber += 1;
      return candidateItemJson({ itemNumber, planned, question: questionOf({ exam, planned }) });
    });
    return `{"title":${JSON.stringify(title)},"items":[${shown.join()}]}`;
  });
  return `{"sections":[${sections.join()}]}`;
}

/** JSON of what is the same on every paper. */
interface QuestionJson {
  fields: string;
  /** By authored index. */
  optionTexts: string[];
}

const questionJsons = new WeakMap<PoolQuestion, QuestionJson>();

function candidateItemJson({ itemNumber, planned, question }: { itemNumber: number; planned: PlannedItem; question: PoolQuestion }): string {
  const { fields, optionTexts } = questionJsonOf(question);
  let options = '';
  planned.optionOrder.forEach((authored, place) => {
    options += `${place === 0 ? '' : ','}{"id":"${optionLetter(place)}","text":${optionTexts[authored] as string}}`;
  });
  return `{"itemNumber":${itemNumber},${fields},"options":[${options}],"points":${planned.pointsMillipoints / 1000}}`;
}

function questionJsonOf(question: PoolQuestion): QuestionJson {
  let json = questionJsons.get(question);
  if (!json) {
    const { type, stem, stimulus, prompts, blankCount } = question;
    const fields: Omit<PaperItemDto, 'itemNumber' | 'options' | 'points'> = {
      type,
      stem,
      stimulus: stimulus ? { id: stimulus.id, text: stimulus.text } : null,
      prompts: prompts.map((text, index) => ({ id: String(index + 1), text })),
      blankCount,
    };
    json = { fields: JSON.stringify(fields).slice(1, -1), optionTexts: question.options.map((text) => JSON.stringify(text)) };
    questionJsons.set(question, json);
  }
  return json;
}

function questionOf({ exam, planned }: { exam: Pick<LockedExam, 'pool'>; planned: PlannedItem }): PoolQuestion {
  const question = exam.pool.get(planned.versionId);
  if (!question) throw new Error(`Question version ${planned.versionId} is not in the pool of its exam`);
  return question;
}

/** What a response to an item must look like. */
export interface ItemShape {
  type: PoolQuestion['type'];
  optionCount: number;
  promptCount: number;
  blankCount: number;
}

const shapesByQuestion = new WeakMap<PoolQuestion, ItemShape>();

/** By item number − 1. Sessions share what they hold in common: tens of thousands of them are remembered. */
export const itemShapes = ({ exam, plan }: { exam: Pick<LockedExam, 'pool'>; plan: PaperPlan }): ItemShape[] =>
  plan.sections.flatMap(({ items }) => items.map((planned) => shapeOf(questionOf({ exam, planned }))));

function shapeOf(question: PoolQuestion): ItemShape {
  let shape = shapesByQuestion.get(question);
  if (!shape) {
    const { type, options, prompts, blankCount } = question;
    shape = { type, optionCount: options.length, promptCount: prompts.length, blankCount };
    shapesByQuestion.set(question, shape);
  }
  return shape;
}
