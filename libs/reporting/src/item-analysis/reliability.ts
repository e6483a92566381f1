import type { AnalysedItem } from './analysed-item';

/** The marks of one counted item: number, mean, and Σ(x − x̄)². */
export interface MarksOfItem {
  item: AnalysedItem;
  count: number;
  mean: number;
  squares: number;
}

/**
 * Cronbach's α, k/(k − 1) · (1 − ΣV(x)/V(T)). Null for fewer than two items a paper, when all totals are equal, and
 * when papers have different maxima, because totals then differ for that reason alone.
 *
 * Where everybody had the same items, ΣV(x) is the sum of the items' variances. Where papers differ, an item is drawn
 * from a stratum (a section's questions of the same points), and its difficulty is also a matter of luck: each place of
 * a paper has the variance of all marks of its stratum. The item's own variance alone would attribute that luck to
 * differences between people.
 */
export function cronbachAlpha({
  marks,
  people,
  totalVariance,
  sameWorth,
}: {
  marks: readonly MarksOfItem[];
  people: number;
  totalVariance: number | null;
  sameWorth: boolean;
}): number | null {
  const had = marks.filter(({ count }) => count > 0);
  if (!sameWorth || totalVariance === null || totalVariance === 0) return null;
  const itemsAPaper = had.reduce((sum, { count }) => sum + count, 0) / people;
  if (itemsAPaper < 2) return null;
  const samePaper = had.every(({ count }) => count === people);
  const groups = samePaper ? had.map((item) => [item]) : byStratum(had);
  const variances = groups.reduce((sum, group) => sum + varianceOnAPaper({ group, people }), 0);
  return (itemsAPaper / (itemsAPaper - 1)) * (1 - variances / totalVariance);
}

/** The variance of all places on a paper that the group fills. */
function varianceOnAPaper({ group, people }: { group: readonly MarksOfItem[]; people: number }): number {
  const count = group.reduce((sum, item) => sum + item.count, 0);
  const mean = group.reduce((sum, item) => sum + item.count * item.mean, 0) / count;
  const squares = group.reduce((sum, item) => sum + item.squares + item.count * (item.mean - mean) ** 2, 0);
  return count < 2 ? 0 : (count / people) * (squares / (count - 1));
}

function byStratum(marks: readonly MarksOfItem[]): MarksOfItem[][] {
  const groups = new Map<string, MarksOfItem[]>();
  for (const one of marks) groups.set(one.item.stratum, [...(groups.get(one.item.stratum) ?? []), one]);
  return [...groups.values()];
}
