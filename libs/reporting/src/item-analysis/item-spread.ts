import type { ItemColumn } from './mark-table';

/** How an item's marks vary, alone and with the rest of the paper; over n − 1. */
export interface ItemSpread {
  mean: number;
  /** Σ(x − x̄)². */
  squares: number;
  variance: number;
  /** Covariance with the rest, which is the person's total without this item. */
  restCovariance: number;
  restVariance: number;
  /** The largest covariance possible with these marks and rests, when the best totals have the best marks. */
  largestCovariance: number;
  /** Covariance with the total: `restCovariance` plus `variance`. */
  totalCovariance: number;
}

/** Buffers for the marks and rests of one item, reused for each item. */
export class SpreadRoom {
  private readonly marks: Float64Array;
  private readonly rests: Float64Array;

  constructor(people: number) {
    this.marks = new Float64Array(people);
    this.rests = new Float64Array(people);
  }

  /** Null for fewer than two people. */
  spreadOf({ column, totals }: { column: ItemColumn; totals: Float64Array }): ItemSpread | null {
    const n = column.count;
    if (n < 2) return null;
    const marks = this.marks.subarray(0, n);
    const rests = this.rests.subarray(0, n);
    let place = 0;
    column.forEach((person, code) => {
      const mark = column.pairs[code]?.markMillipoints as number;
      marks[place] = mark;
      rests[place] = (totals[person] as number) - mark;
      place += 1;
    });
    const { mean, squares, restSquares, products } = centred({ marks, rests });
    // Sorting both gives the largest sum of products (the rearrangement inequality).
    const largest = centred({ marks: marks.sort(), rests: rests.sort() }).products;
    const overN = (sum: number): number => sum / (n - 1);
    return {
      mean,
      squares,
      variance: overN(squares),
      restVariance: overN(restSquares),
      restCovariance: overN(products),
      largestCovariance: overN(largest),
      totalCovariance: overN(products + squares),
    };
  }
}

function centred({ marks, rests }: { marks: Float64Array; rests: Float64Array }): {
  mean: number;
  squares: number;
  restSquares: number;
  products: number;
} {
  const n = marks.length;
  let [markSum, restSum] = [0, 0];
  for (let place = 0; place < n; place += 1) {
    markSum += marks[place] as number;
    restSum += rests[place] as number;
  }
  const [mean, restMean] = [markSum / n, restSum / n];
  let [squares, restSquares, products] = [0, 0, 0];
  for (let place = 0; place < n; place += 1) {
    const mark = (marks[place] as number) - mean;
    const rest = (rests[place] as number) - restMean;
    squares += mark * mark;
    restSquares += rest * rest;
    products += mark * rest;
  }
  return { mean, squares, restSquares, products };
}
