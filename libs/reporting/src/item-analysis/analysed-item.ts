/** A question as the analysis sees it. Marks are in whole millipoints, so that equal totals compare equal. */
export interface AnalysedItem {
  id: string;
  maxMillipoints: number;
  /** False when the run drops the item. It then enters no total, and only its options are counted. */
  counts: boolean;
  /** 0 for a question type without options. */
  optionCount: number;
  /** Indexes of the options that count as right; empty for types without options. */
  right: readonly number[];
  /** Average share of the marks that a guess earns, 0…1; null when unknown. */
  guessShare: number | null;
  /** Questions of one stratum (same section and points) are interchangeable on a paper. */
  stratum: string;
}

/** One person's answer to one item of their paper. An item that is not on the paper has no cell. */
export interface AnsweredCell {
  /** Index in the list of items. */
  item: number;
  markMillipoints: number;
  /** The options chosen, as bits by authored index; 0 for an answer that chooses none; null when unanswered. */
  chosen: number | null;
}
