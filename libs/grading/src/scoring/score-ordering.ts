import type { ItemScorer } from './item-scorer';
import { allOrNothing } from './share';
import { authoredIndexes } from './shown-letters';

/** All or nothing: partial credit for a nearly right order would need a measure of nearness, and none was agreed. */
export const scoreOrdering =
  ({ order }: { order: readonly number[] }): ItemScorer =>
  ({ response, optionOrder }) => {
    const given = authoredIndexes({ letters: response, optionOrder });
    const right =
      given !== null &&
      order.length > 0 &&
      given.length === order.length &&
      order.every((option, place) => given[place] === option);
    return allOrNothing(right);
  };
