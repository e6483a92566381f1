import type { Schemas } from '../../../console-api';

type Question = Pick<Schemas['QuestionSummaryDto'], 'state' | 'stimulusId'>;

/** Of all questions of a bank those that exams may draw: published, and of groups only whole ones. */
export function drawable<T extends Question>(questions: readonly T[]): T[] {
  const broken = new Set(questions.filter(({ state }) => state !== 'published').map(({ stimulusId }) => stimulusId));
  return questions.filter(
    ({ state, stimulusId }) => state === 'published' && (stimulusId === null || !broken.has(stimulusId)),
  );
}
