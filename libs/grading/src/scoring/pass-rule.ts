import { shareOfPoints } from './share-of-points';

export interface PassMarks {
  totalMillipoints: number;
  /** For each section; null asks nothing of it. */
  sectionMillipoints: readonly (number | null)[];
}

export interface ReachedPoints {
  scoreMillipoints: number;
  /** Of the items that count in this run. */
  maxMillipoints: number;
  /** Of all items of the paper, the dropped ones too. */
  fullMillipoints: number;
}

/**
 * A dropped item lowers the pass mark in proportion: 60 of 100 points becomes 59.4 of 99, so that the share to be reached
 * stays what was announced. The fraction of a millipoint that this leaves is cut off: the item was our mistake,
 * and nobody fails by the rounding of it. Where nothing counts any more, nothing was shown, and nobody passes.
 */
export function isPassed({
  total,
  sections,
  passMarks,
}: {
  total: ReachedPoints;
  sections: readonly ReachedPoints[];
  passMarks: PassMarks;
}): boolean {
  if (total.maxMillipoints === 0) return false;
  return (
    reaches({ reached: total, markMillipoints: passMarks.totalMillipoints }) &&
    sections.every((reached, index) => {
      const markMillipoints = passMarks.sectionMillipoints[index] ?? null;
      return markMillipoints === null || reaches({ reached, markMillipoints });
    })
  );
}

function reaches({ reached, markMillipoints }: { reached: ReachedPoints; markMillipoints: number }): boolean {
  return (
    reached.scoreMillipoints >=
    shareOfPoints({ whole: markMillipoints, part: reached.maxMillipoints, parts: reached.fullMillipoints })
  );
}
