import type { Share } from './share';
import { shareOfPoints } from './share-of-points';

/**
 * An exact sum of shares of points: 2/3 + 2/3 + 2/3 of a point is 2. Whole millipoints are summed directly; remainders
 * are summed by denominator and combined when the sum is read. There is no common unit, so no denominator is too large.
 */
export class ExactPoints {
  private whole = 0;
  /** By denominator; null while there is no remainder. */
  private rest: Map<number, number> | null = null;

  /** Without `carriesParts` each share is truncated to the millipoint. */
  constructor(private readonly carriesParts: boolean) {}

  /** Returns the value of the share by itself, truncated to the millipoint. */
  addShare(pointsMillipoints: number, { part, parts }: Share): number {
    if (part === 0) return 0;
    if (part === parts) {
      this.whole += pointsMillipoints;
      return pointsMillipoints;
    }
    const alone = shareOfPoints({ whole: pointsMillipoints, part, parts });
    this.whole += alone;
    // (a × b) mod n without a product past 2^53, because both factors are smaller than n.
    if (this.carriesParts)
      this.addRest({
        // For a negative share, the remainder above the truncated share; never negative.
        numerator: ((((pointsMillipoints % parts) * part) % parts) + parts) % parts,
        denominator: parts,
      });
    return alone;
  }

  add(other: ExactPoints): void {
    this.whole += other.whole;
    other.rest?.forEach((numerator, denominator) => this.addRest({ numerator, denominator }));
  }

  /** Truncated to the millipoint. The exact sum reaches a whole mark exactly when this value does. */
  millipoints(): number {
    if (this.rest === null) return this.whole;
    let numerator = 0n;
    let denominator = 1n;
    for (const [parts, sum] of this.rest) {
      numerator = numerator * BigInt(parts) + BigInt(sum) * denominator;
      denominator *= BigInt(parts);
    }
    return this.whole + Number(numerator / denominator);
  }

  private addRest({ numerator, denominator }: { numerator: number; denominator: number }): void {
    if (numerator === 0) return;
    this.rest ??= new Map();
    this.rest.set(denominator, (this.rest.get(denominator) ?? 0) + numerator);
  }
}
