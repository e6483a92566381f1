/** A question as the analysis sees it. Marks are in whole millipoints, so that equal totals are equal. */
export interface AnalysedItem {
  id: string;
  maxMillipoints: number;
  /** False: a run drops it. It enters no total, and has counts of its options alone. */
  counts: boolean;
  /** 0 for a question that is not answered by choosing. */
  optionCount: number;
  /** Indexes of the options that count as right; empty where there is nothing to choose. */
  right: readonly number[];
  /** What somebody who guesses reaches on average, 0…1 of the marks; null when nobody can say. */
  guessShare: number | null;
  /** Questions of one stratum can stand for each other on a paper: the same section and points. */
  stratum: string;
}

/** What one person did with one item of the own paper. An item that is not on the paper has no cell. */
export interface AnsweredCell {
  /** Its index in the list of items. */
  item: number;
  markMillipoints: number;
  /** The options chosen, as bits by authored index; 0 for an answer that chooses none; null: not answered. */
  chosen: number | null;
}
