import type { ItemScorer } from './item-scorer';
import { isWithin } from './decimal';
import type { Rules } from './rules-version/rules-version';
import { allOrNothing, NOTHING } from './share';

interface Numeric {
  value: string;
  tolerance: string;
  readNumber: Rules['readNumber'];
}

/**
 * Right when |answer − value| ≤ tolerance, in exact decimals: 0.3 is within 0.1 of 0.2.
 * A key that is not a number accepts nothing; the bank and the overrides refuse such keys.
 */
export function scoreNumeric({ value, tolerance, readNumber }: Numeric): ItemScorer {
  const right = readNumber(value);
  const allowed = readNumber(tolerance);
  return ({ response }) => {
    const answer = readNumber(response);
    if (!answer || !right || !allowed) return NOTHING;
    return allOrNothing(isWithin({ a: answer, b: right, tolerance: allowed }));
  };
}
