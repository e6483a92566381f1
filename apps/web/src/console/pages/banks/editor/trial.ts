import type { Response } from '../../../../api/candidate-contract';
import type { Schemas } from '../../../console-api';
import type { PaperItem } from '../../../../api/candidate-contract';
import type { WrittenQuestion } from './editor-state';

type Trial = Schemas['AnswerTrialDto'];

/** The request to score a tried answer: the question as written so far, and the answer. Null without a key. */
export function trialOf({
  question,
  item,
  response,
}: {
  question: WrittenQuestion;
  item: PaperItem;
  response: Response;
}): Trial | null {
  const key = keyOf({ question, item });
  if (key === null || response === null) return null;
  return {
    type: item.type,
    optionCount: item.options.length,
    promptCount: item.prompts.length,
    blankCount: item.blankCount,
    key,
    response: response as Trial['response'],
  };
}

function keyOf({ question, item }: { question: WrittenQuestion; item: PaperItem }): Trial['key'] | null {
  const { right, isTrue, blanks, anyOrder, value, tolerance, pairs } = question;
  switch (item.type) {
    case 'single_choice':
    case 'multiple_choice':
      return right.length === 0 ? null : { kind: 'choice', right: [...right].sort((a, b) => a - b) };
    case 'true_false':
      return isTrue === null ? null : { kind: 'choice', right: [isTrue ? 0 : 1] };
    case 'fill_in': {
      const texts = blanks.map((variants) => variants.filter((text) => text.trim() !== ''));
      if (texts.length !== item.blankCount || texts.some((variants) => variants.length === 0)) return null;
      return { kind: 'fill_in', blanks: texts, ...(anyOrder.length > 0 ? { anyOrder } : {}) };
    }
    case 'numeric':
      return value.trim() === '' ? null : { kind: 'numeric', value, tolerance: tolerance.trim() || '0' };
    case 'matching': {
      const places = item.prompts.map((_, index) => pairs[index] ?? null);
      return places.includes(null) || places.length === 0 ? null : { kind: 'matching', pairs: places };
    }
    case 'ordering':
      return { kind: 'ordering', order: item.options.map((_, place) => place) };
    case 'essay':
      return null;
  }
}
