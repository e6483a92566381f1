import type { Share } from './share';
import { shareOfPoints } from './share-of-points';

/**
 * A sum of shares of points, exact: 2/3 + 2/3 + 2/3 of a point is 2. Whole millipoints are counted as such; what an item leaves over
 * is kept by its denominator and put together when the sum is read. There is no common unit, so there is no denominator too large for it.
 */
export class ExactPoints {
  private whole = 0;
  /** By denominator; null as long as nothing was left over. */
  private rest: Map<number, number> | null = null;

  /** Without `carriesParts` each share is cut off to the millipoint. */
  constructor(private readonly carriesParts: boolean) {}

  /** Returns what the share comes to by itself, cut off to the millipoint. */
  addShare(pointsMillipoints: number, { part, parts }: Share): number {
    if (part === 0) return 0;
    if (part === parts) {
      this.whole += pointsMillipoints;
      return pointsMillipoints;
    }
    const alone = shareOfPoints({ whole: pointsMillipoints, part, parts });
    this.whole += alone;
    // (a × b) mod n, without a product past 2^53: both factors are smaller than n.
    if (this.carriesParts)
      this.addRest({
        // Of a negative share what the cut-off share lacks of it: never negative.
        numerator: ((((pointsMillipoints % parts) * part) % parts) + parts) % parts,
        denominator: parts,
      });
    return alone;
  }

  add(other: ExactPoints): void {
    this.whole += other.whole;
    other.rest?.forEach((numerator, denominator) => this.addRest({ numerator, denominator }));
  }

  /** Cut off to the millipoint. A whole mark is reached by the sum exactly when it is reached by this. */
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
