export interface ScoreCount {
  scoreMillipoints: number;
  maxMillipoints: number;
  people: number;
}

/** Scores from `fromMillipoints` on, below `toMillipoints`; the last one holds the full score too. */
export interface ScoreBin {
  fromMillipoints: number;
  toMillipoints: number;
  people: number;
}

const BINS = 20;

/**
 * Scores in twenty equal steps up to the exam's full score. A paper with dropped items has less to earn: its score is
 * stretched to the full one, so that all stand on one scale.
 */
export function scoreDistribution({
  counts,
  maxMillipoints,
}: {
  counts: readonly ScoreCount[];
  maxMillipoints: number;
}): ScoreBin[] {
  const people = new Array<number>(BINS).fill(0);
  for (const count of counts) {
    if (count.maxMillipoints <= 0) continue;
    const bin = Math.min(BINS - 1, Math.floor((count.scoreMillipoints * BINS) / count.maxMillipoints));
    people[bin] = (people[bin] as number) + count.people;
  }
  const edge = (bin: number): number => Math.round((maxMillipoints * bin) / BINS);
  return people.map((count, bin) => ({ fromMillipoints: edge(bin), toMillipoints: edge(bin + 1), people: count }));
}
