/** 0: the lowest third of the totals, 2: the highest. */
export type Third = 0 | 1 | 2;

/**
 * Thirds of people by their totals. Equal totals lie in one third, by the middle of their ranks, so that nobody is sorted by chance;
 * the thirds are then of unequal size, and when all totals are equal everybody is in the middle one.
 */
export function thirdsOf(totals: Float64Array): (total: number) => Third {
  const sorted = Float64Array.from(totals).sort();
  const n = sorted.length;
  let lowUpTo = -Infinity;
  let highFrom = Infinity;
  for (let start = 0, end = 0; start < n; start = end) {
    const value = sorted[start] as number;
    while (end < n && sorted[end] === value) end += 1;
    // The middle of the ranks, (start + end) / 2n, against 1/3 and 2/3.
    if (3 * (start + end) < 2 * n) lowUpTo = value;
    if (3 * (start + end) > 4 * n) highFrom = Math.min(highFrom, value);
  }
  return (total) => (total <= lowUpTo ? 0 : total >= highFrom ? 2 : 1);
}
