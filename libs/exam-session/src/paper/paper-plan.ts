/** One item of one paper: its question version and, for each place, the index of the authored option shown there. */
export interface PlannedItem {
  versionId: string;
  optionOrder: number[];
  pointsMillipoints: number;
}

/**
 * With the frozen question versions, the plan determines for ever how the paper is shown and graded. Item numbers run
 * through all sections from 1.
 */
export interface PaperPlan {
  sections: { title: string; items: PlannedItem[] }[];
}
