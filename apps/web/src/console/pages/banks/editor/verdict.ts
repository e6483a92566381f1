import type { Response } from '../../../../api/candidate-contract';
import { letterAt, takesSeveral, type WrittenQuestion } from './editor-state';

/** Whether a tried answer matches the key; null without a key, or for typed answers, which only the server reads. */
export function verdictOf({
  question,
  response,
}: {
  question: WrittenQuestion;
  response: Response;
}): 'isRight' | 'isWrong' | null {
  const wanted = keyOf(question);
  if (wanted === null || response === null) return null;
  return JSON.stringify(wanted) === JSON.stringify(response) ? 'isRight' : 'isWrong';
}

function keyOf({ kind, right, isTrue, pairs, prompts, steps }: WrittenQuestion): Response {
  switch (kind) {
    case 'A1':
    case 'A2':
    case 'single_choice':
    case 'X':
    case 'any_number': {
      const letters = [...right].sort((a, b) => a - b).map(letterAt);
      return takesSeveral(kind) ? (letters.length > 0 ? letters : null) : (letters[0] ?? null);
    }
    case 'true_false':
      return isTrue === null ? null : isTrue ? 'A' : 'B';
    case 'matching': {
      const keyed = prompts.flatMap((prompt, index) =>
        prompt.trim() === '' ? [] : [[String(index + 1), pairs[index] ?? null] as const],
      );
      if (keyed.length === 0 || keyed.some(([, place]) => place === null)) return null;
      return Object.fromEntries(keyed.map(([id, place]) => [id, letterAt(place as number)]));
    }
    case 'ordering':
      return steps.filter((step) => step.trim() !== '').map((_, index) => letterAt(index));
    case 'fill_in':
    case 'numeric':
    case 'essay':
      return null;
  }
}
