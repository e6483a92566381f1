import type { PaperItem, Response } from '../../../api/candidate-contract';
import { isAnswered, isPartly } from '../navigation/item-progress';
import type { Place } from '../navigation/place-in-paper';

/** `readOnly`: the candidate has gone on to a later question of the case; `folded`: not yet to this one. */
export type Access = 'open' | 'readOnly' | 'folded';

interface PaperSoFar {
  items: readonly PaperItem[];
  /** An entry, even a cleared one, says that the item was reached. */
  answers: ReadonlyMap<number, Response>;
}

interface Standing {
  access: Access;
  /** The question of the same case that can be answered now. */
  openItem: number;
  /** For the open question: the next of its case; null at the end of the case. */
  next: number | null;
}

/**
 * The questions of unfolding cases by item number. Of each case, the furthest question with an entry is open; the first
 * one where none has. Whoever skips ahead with another client closes the questions before.
 */
export function standingsOf({ items, answers }: PaperSoFar): ReadonlyMap<number, Standing> {
  const cases = new Map<string, number[]>();
  for (const { itemNumber, stimulus, unfolding } of items) {
    if (!unfolding || !stimulus) continue;
    const numbers = cases.get(stimulus.id);
    if (numbers) numbers.push(itemNumber);
    else cases.set(stimulus.id, [itemNumber]);
  }
  const standings = new Map<number, Standing>();
  cases.forEach((numbers) => {
    const reached = numbers.reduce((furthest, number, index) => (answers.has(number) ? index : furthest), 0);
    numbers.forEach((number, index) =>
      standings.set(number, {
        access: index === reached ? 'open' : index < reached ? 'readOnly' : 'folded',
        openItem: numbers[reached] as number,
        next: index === reached ? (numbers[index + 1] ?? null) : null,
      }),
    );
  });
  return standings;
}

/** Why a candidate may want to stay before a question is closed. */
export type Reason = 'blank' | 'mistyped' | 'partly' | 'flagged';

export function reasonsToStay({
  item,
  response,
  place,
}: {
  item: PaperItem;
  response: Response | undefined;
  place: Place;
}): Reason[] {
  const { itemNumber } = item;
  const isMistyped = place.mistyped[itemNumber] !== undefined;
  const reasons: Reason[] = [];
  if (!isAnswered(response)) reasons.push(isMistyped ? 'mistyped' : 'blank');
  else if (isPartly(item, response)) reasons.push('partly');
  if (place.flagged.includes(itemNumber)) reasons.push('flagged');
  return reasons;
}
