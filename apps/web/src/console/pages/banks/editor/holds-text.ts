import type { Schemas } from '../../../console-api';

type AuthoredFile = Schemas['AuthoredFileDto'];
type AuthoredQuestion = Schemas['AuthoredQuestionDto'];

const isTyped = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';

/**
 * Whether somebody typed a part of a question. A type, a knowledge point, a source are no text: they are chosen before,
 * or taken over from the question before.
 */
export function holdsText({ questions = [], groups = [] }: AuthoredFile): boolean {
  const ofGroups = groups.flatMap(({ questions: own = [] }) => own);
  return (
    groups.some(({ stimulus, options = [] }) => [stimulus, ...options].some(isTyped)) ||
    [...questions, ...ofGroups].some(ofQuestion)
  );
}

const ofQuestion = ({ stem, options = [], prompts = [], blanks = [], value, rationale }: AuthoredQuestion): boolean =>
  [stem, value, rationale, ...options, ...prompts, ...blanks.flat()].some(isTyped);
