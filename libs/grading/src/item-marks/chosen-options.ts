import type { QuestionType } from '@sunflower/question-bank';
import { authoredIndex, authoredIndexes, type OptionOrder } from '../scoring/shown-letters';

/**
 * The options of a response as bits by authored index; 0 for an answer that chooses no option the paper shows; null
 * when nothing was answered.
 */
export function chosenOptions({
  type,
  optionOrder,
  response,
}: {
  type: QuestionType;
  optionOrder: OptionOrder;
  response: unknown;
}): number | null {
  if (isNothing(response)) return null;
  switch (type) {
    case 'single_choice':
    case 'true_false': {
      const index = authoredIndex({ letter: response, optionOrder });
      return index === null ? 0 : 1 << index;
    }
    case 'multiple_choice':
      return (authoredIndexes({ letters: response, optionOrder }) ?? []).reduce(
        (bits, index) => bits | (1 << index),
        0,
      );
    case 'fill_in':
    case 'numeric':
    case 'matching':
    case 'ordering':
    case 'essay':
      return 0;
  }
}

const isNothing = (response: unknown): boolean =>
  response === null || response === undefined || (Array.isArray(response) && response.length === 0);
