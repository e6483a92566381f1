export interface ScoreCount {
  scoreMillipoints: number;
  maxMillipoints: number;
  people: number;
}

/** Scores from `fromMillipoints` inclusive to `toMillipoints` exclusive; the last bin includes the full score. */
export interface ScoreBin {
  fromMillipoints: number;
  toMillipoints: number;
  people: number;
}

const BINS = 20;

/**
 * Distributes scores over twenty bins up to the exam's full score. The pass mark is an edge between two bins, so that
 * no bar mixes passes and fails. A paper with dropped items has a lower maximum and a proportionally lower pass mark;
 * its score is scaled up, so that all papers share one scale.
 */
export function scoreDistribution({
  counts,
  maxMillipoints,
  passMarkMillipoints: mark,
}: {
  counts: readonly ScoreCount[];
  maxMillipoints: number;
  passMarkMillipoints: number;
}): ScoreBin[] {
  const below = Math.min(BINS - 1, Math.max(mark > 0 ? 1 : 0, Math.round((BINS * mark) / Math.max(1, maxMillipoints))));
  const above = BINS - below;
  const people = new Array<number>(BINS).fill(0);
  for (const count of counts) {
    if (count.maxMillipoints <= 0) continue;
    const score = (count.scoreMillipoints * maxMillipoints) / count.maxMillipoints;
    const bin =
      score < mark
        ? Math.floor((score * below) / mark)
        : Math.min(BINS - 1, below + Math.floor(((score - mark) * above) / Math.max(1, maxMillipoints - mark)));
    people[bin] = (people[bin] as number) + count.people;
  }
  const edge = (bin: number): number =>
    Math.round(
      bin <= below ? (mark * bin) / Math.max(1, below) : mark + ((maxMillipoints - mark) * (bin - below)) / above,
    );
  return people.map((count, bin) => ({ fromMillipoints: edge(bin), toMillipoints: edge(bin + 1), people: count }));
}
