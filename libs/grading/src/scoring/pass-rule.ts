import { shareOfPoints } from './share-of-points';

export interface PassMarks {
  totalMillipoints: number;
  /** For each section; null where the section has no mark. */
  sectionMillipoints: readonly (number | null)[];
}

export interface ReachedPoints {
  scoreMillipoints: number;
  /** Maximum of the items that count in this run. */
  maxMillipoints: number;
  /** Maximum of all items of the paper, including dropped ones. */
  fullMillipoints: number;
}

/**
 * Whether the points pass. A dropped item lowers the pass mark in proportion: 60 of 100 points becomes 59.4 of 99, so
 * the announced share stays the same. The remaining fraction of a millipoint is truncated, because the dropped item was
 * the exam's mistake and nobody fails by its rounding. Nobody passes where no item counts.
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
