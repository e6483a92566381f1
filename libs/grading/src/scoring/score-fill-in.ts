import type { ItemScorer } from './item-scorer';
import { mostPairs } from './most-pairs';
import type { Rules } from './rules-version/rules-version';
import { NOTHING, shareOf } from './share';

interface FillIn {
  blanks: readonly (readonly string[])[];
  /** Groups of blanks whose answers may come in any order. */
  anyOrder?: readonly (readonly number[])[];
  answerForm: Rules['answerForm'];
}

/**
 * Each blank has an equal share; answers past the last blank are ignored. Where the order does not matter, each answer
 * counts for one blank, and the assignment with the most right blanks is used.
 */
export function scoreFillIn({ blanks, anyOrder = [], answerForm }: FillIn): ItemScorer {
  const accepted = blanks.map((texts) => new Set(texts.map(answerForm).filter((text) => text !== '')));
  const free = new Set(anyOrder.flat());
  const own = blanks.map((_, blank) => blank).filter((blank) => !free.has(blank));
  // Most answers are already in normal form.
  const isAccepted = ({ blank, given }: { blank: number; given: unknown }): boolean => {
    const texts = accepted[blank];
    return texts !== undefined && typeof given === 'string' && (texts.has(given) || texts.has(answerForm(given)));
  };
  return ({ response }) => {
    if (!Array.isArray(response)) return NOTHING;
    const answers = response as unknown[];
    const fits = (answer: number, blank: number): boolean => isAccepted({ blank, given: answers[answer] });
    const inPlace = own.filter((blank) => fits(blank, blank)).length;
    const right = anyOrder.reduce((sum, group) => sum + mostPairs({ members: group, fits }), inPlace);
    return shareOf({ part: right, parts: accepted.length });
  };
}
