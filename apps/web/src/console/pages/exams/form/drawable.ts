import type { Schemas } from '../../../console-api';

type Question = Pick<Schemas['QuestionSummaryDto'], 'state' | 'stimulusId'>;

/** The questions that exams may draw: published ones, and groups only if all their questions are published. */
export function drawable<T extends Question>(questions: readonly T[]): T[] {
  const broken = new Set(questions.filter(({ state }) => state !== 'published').map(({ stimulusId }) => stimulusId));
  return questions.filter(
    ({ state, stimulusId }) => state === 'published' && (stimulusId === null || !broken.has(stimulusId)),
  );
}
