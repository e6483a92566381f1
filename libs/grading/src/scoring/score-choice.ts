import type { MultipleChoicePolicy } from '@sunflower/exam';
import type { ItemScorer } from './item-scorer';
import { allOrNothing, NOTHING, shareOf } from './share';
import { authoredIndex, authoredIndexes } from './shown-letters';

/** Single choice and true/false: everything for a right option, otherwise nothing. */
export const scoreSingleChoice =
  ({ right }: { right: readonly number[] }): ItemScorer =>
  ({ response, optionOrder }) => {
    const chosen = authoredIndex({ letter: response, optionOrder });
    return allOrNothing(chosen !== null && right.includes(chosen));
  };

/** A repeated letter is one choice; a letter that the paper does not show makes the whole response wrong. */
export function scoreMultipleChoice({
  right,
  policy,
  allTickedEarns,
}: {
  right: readonly number[];
  policy: MultipleChoicePolicy;
  allTickedEarns: boolean;
}): ItemScorer {
  const rightBits = bitsOf(right);
  const keys = countBits(rightBits);
  return ({ response, optionOrder }) => {
    const chosen = authoredIndexes({ letters: response, optionOrder });
    if (chosen === null) return NOTHING;
    const chosenBits = bitsOf(chosen);
    const counted = countedChoices({
      policy,
      rightChosen: countBits(chosenBits & rightBits),
      wrongChosen: countBits(chosenBits & ~rightBits),
      keys,
    });
    const isAllTicked = countBits(chosenBits) === optionOrder.length && keys < optionOrder.length;
    if (isAllTicked && !allTickedEarns && counted > 0) return NOTHING;
    return shareOf({ part: counted, parts: keys });
  };
}

interface Choices {
  policy: MultipleChoicePolicy;
  rightChosen: number;
  wrongChosen: number;
  keys: number;
}

function countedChoices({ policy, rightChosen, wrongChosen, keys }: Choices): number {
  switch (policy) {
    case 'all_or_nothing':
      return wrongChosen === 0 && rightChosen === keys ? keys : 0;
    case 'partial_no_wrong':
      return wrongChosen === 0 ? rightChosen : 0;
    case 'proportional':
      return Math.max(0, rightChosen - wrongChosen);
    case 'negative_marking':
      return Math.max(-keys, rightChosen - wrongChosen);
  }
}

// A paper shows at most options A to Z, so a set of them fits into the bits of an integer.
const bitsOf = (indexes: readonly number[]): number => indexes.reduce((bits, index) => bits | (1 << index), 0);

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
