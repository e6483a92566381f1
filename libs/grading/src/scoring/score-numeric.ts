import type { ItemScorer } from './item-scorer';
import { isWithin, parseDecimal } from './decimal';

/**
 * Right when |answer − value| ≤ tolerance, in exact decimals: 0.3 is within 0.1 of 0.2.
 * A key that is no number accepts nothing; the bank and the overrides refuse such a key.
 */
export function scoreNumeric({ value, tolerance }: { value: string; tolerance: string }): ItemScorer {
  const right = parseDecimal(value);
  const allowed = parseDecimal(tolerance);
  return ({ response, pointsMillipoints }) => {
    const answer = parseDecimal(response);
    if (!answer || !right || !allowed) return 0;
    return isWithin({ a: answer, b: right, tolerance: allowed }) ? pointsMillipoints : 0;
  };
}
