/** A stem in comparison form: counted pairs of adjacent characters, without spaces and punctuation. */
export interface StemShape {
  pairs: ReadonlyMap<string, number>;
  pairCount: number;
}

export function stemShape(stem: string): StemShape {
  const characters = [
    ...stem
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{S}\p{Z}\s]/gu, ''),
  ];
  const pairs = new Map<string, number>();
  for (let index = 1; index < characters.length; index += 1) {
    const pair = `${characters[index - 1]}${characters[index]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { pairs, pairCount: Math.max(0, characters.length - 1) };
}

/** A cheap upper bound of the similarity: stems of very different length are never alike. */
export const highestSimilarity = ({ a, b }: { a: StemShape; b: StemShape }): number =>
  (2 * Math.min(a.pairCount, b.pairCount)) / Math.max(1, a.pairCount + b.pairCount);

/** The share of character pairs in common, 0…1. Source: Dice 1945, over bigrams. */
export function stemSimilarity({ a, b }: { a: StemShape; b: StemShape }): number {
  if (a.pairCount + b.pairCount === 0) return 0;
  let common = 0;
  for (const [pair, count] of a.pairs) common += Math.min(count, b.pairs.get(pair) ?? 0);
  return (2 * common) / (a.pairCount + b.pairCount);
}
