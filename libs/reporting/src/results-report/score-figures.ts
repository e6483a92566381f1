import type { ScoreCount } from '../exam-results/score-distribution';

/** Scores in millipoints of the exam's full score; all null without scores. */
export interface ScoreFigures {
  people: number;
  mean: number | null;
  /** With n − 1 in the denominator; null for fewer than two people. */
  standardDeviation: number | null;
  median: number | null;
  lowest: number | null;
  highest: number | null;
}

/** A paper with dropped items has a lower maximum; its score is scaled up, so that all papers share one scale. */
export function scoreFigures({
  counts,
  maxMillipoints,
}: {
  counts: readonly ScoreCount[];
  maxMillipoints: number;
}): ScoreFigures {
  const scores = counts
    .filter((count) => count.maxMillipoints > 0 && count.people > 0)
    .map((count) => ({
      score: (count.scoreMillipoints * maxMillipoints) / count.maxMillipoints,
      people: count.people,
    }))
    .sort((one, other) => one.score - other.score);
  const people = scores.reduce((sum, one) => sum + one.people, 0);
  const [first] = scores;
  const last = scores.at(-1);
  if (!first || !last)
    return { people, mean: null, standardDeviation: null, median: null, lowest: null, highest: null };
  const mean = scores.reduce((sum, one) => sum + one.score * one.people, 0) / people;
  const squares = scores.reduce((sum, one) => sum + (one.score - mean) ** 2 * one.people, 0);
  const ranked = (rank: number): number => {
    let before = 0;
    return (scores.find((one) => (before += one.people) >= rank) ?? last).score;
  };
  return {
    people,
    mean,
    standardDeviation: people < 2 ? null : Math.sqrt(squares / (people - 1)),
    median: (ranked(Math.ceil(people / 2)) + ranked(Math.floor(people / 2) + 1)) / 2,
    lowest: first.score,
    highest: last.score,
  };
}
