import type { ItemScorer } from './item-scorer';
import { NOTHING, shareOf } from './share';
import { authoredIndex } from './shown-letters';

/** Each prompt has an equal share; `pairs` holds for each prompt the authored index of its option. */
export const scoreMatching =
  ({ pairs }: { pairs: readonly number[] }): ItemScorer =>
  ({ response, optionOrder }) => {
    // A list also has the keys 1, 2 …, but is no answer to a matching item.
    if (typeof response !== 'object' || response === null || Array.isArray(response)) return NOTHING;
    const letters = response as Record<number, unknown>;
    let right = 0;
    pairs.forEach((option, prompt) => {
      if (authoredIndex({ letter: letters[prompt + 1], optionOrder }) === option) right += 1;
    });
    return shareOf({ part: right, parts: pairs.length });
  };
