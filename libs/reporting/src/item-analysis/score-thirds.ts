/** 0 is the lowest third of the totals, 2 the highest. */
export type Third = 0 | 1 | 2;

/**
 * Divides people into thirds by their totals. Equal totals share one third, by the middle of their ranks, so that
 * chance sorts nobody. The thirds may then differ in size; when all totals are equal, everybody is in the middle third.
 */
export function thirdsOf(totals: Float64Array): (total: number) => Third {
  const sorted = Float64Array.from(totals).sort();
  const n = sorted.length;
  let lowUpTo = -Infinity;
  let highFrom = Infinity;
  for (let start = 0, end = 0; start < n; start = end) {
    const value = sorted[start] as number;
    while (end < n && sorted[end] === value) end += 1;
    // Compare the middle of the ranks, (start + end) / 2n, with 1/3 and 2/3.
    if (3 * (start + end) < 2 * n) lowUpTo = value;
    if (3 * (start + end) > 4 * n) highFrom = Math.min(highFrom, value);
  }
  return (total) => (total <= lowUpTo ? 0 : total >= highFrom ? 2 : 1);
}
