/**
 * Moments of the totals. Mean, median and standard deviation are in the unit of the values; null where there are too
 * few values, or where all are equal.
 */
export interface Moments {
  mean: number | null;
  median: number | null;
  standardDeviation: number | null;
  skewness: number | null;
  kurtosis: number | null;
}

/**
 * Skewness k₃/k₂^1.5 (from 3 people) and kurtosis k₄/k₂² (from 4; 0 for a normal distribution) by Fisher's
 * k-statistics; the variance is k₂, over n − 1 (from 2). Source: Moodle, "Quiz statistics calculations".
 */
export function momentsOf(values: Float64Array): Moments {
  const n = values.length;
  if (n === 0) return { mean: null, median: null, standardDeviation: null, skewness: null, kurtosis: null };
  const mean = meanOf(values);
  let [sum2, sum3, sum4] = [0, 0, 0];
  for (const value of values) {
    const square = (value - mean) ** 2;
    sum2 += square;
    sum3 += square * (value - mean);
    sum4 += square * square;
  }
  const k2 = n < 2 ? null : sum2 / (n - 1);
  const spread = k2 !== null && k2 > 0;
  const k3 = (n * sum3) / ((n - 1) * (n - 2));
  const k4 = (n * (n + 1) * sum4 - 3 * (n - 1) * sum2 * sum2) / ((n - 1) * (n - 2) * (n - 3));
  return {
    mean,
    median: medianOf(values),
    standardDeviation: k2 === null ? null : Math.sqrt(k2),
    skewness: spread && n >= 3 ? k3 / k2 ** 1.5 : null,
    kurtosis: spread && n >= 4 ? k4 / (k2 * k2) : null,
  };
}

/** Needs at least one value. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function medianOf(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
