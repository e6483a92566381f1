import type { LockedExam } from '@sunflower/exam';
import type { PoolQuestion } from '@sunflower/question-bank';
import type { PaperDto, PaperItemDto } from './candidate.dto';
import type { PaperPlan, PlannedItem } from './paper-plan';

export const optionLetter = (place: number): string => String.fromCharCode(65 + place);

/** The paper as its candidate sees it: built field by field, so that no key, rationale or authored order comes along. */
export function toCandidatePaper({ exam, plan }: { exam: Pick<LockedExam, 'pool'>; plan: PaperPlan }): PaperDto {
  let itemNumber = 0;
  return {
    sections: plan.sections.map(({ title, items }) => ({
      title,
      items: items.map((planned) => {
        itemNumber += 1;
        return toCandidateItem({ itemNumber, planned, question: questionOf({ exam, planned }) });
      }),
    })),
  };
}

function toCandidateItem({ itemNumber, planned, question }: { itemNumber: number; planned: PlannedItem; question: PoolQuestion }): PaperItemDto {
  return {
    itemNumber,
    type: question.type,
    stem: question.stem,
    stimulus: question.stimulus ? { id: question.stimulus.id, text: question.stimulus.text } : null,
    prompts: question.prompts.map((text, index) => ({ id: String(index + 1), text })),
    options: planned.optionOrder.map((authored, place) => ({ id: optionLetter(place), text: question.options[authored] as string })),
    blankCount: question.blankCount,
    points: planned.pointsMillipoints / 1000,
  };
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

/** By item number − 1. */
export function itemShapes({ exam, plan }: { exam: Pick<LockedExam, 'pool'>; plan: PaperPlan }): ItemShape[] {
  return plan.sections.flatMap(({ items }) =>
    items.map((planned) => {
      const { type, options, prompts, blankCount } = questionOf({ exam, planned });
      return { type, optionCount: options.length, promptCount: prompts.length, blankCount };
    }),
  );
}
