/** One item of one paper: which question version, and at each place the index of the authored option shown there. */
export interface PlannedItem {
  versionId: string;
  optionOrder: number[];
  pointsMillipoints: number;
}

/** From this and the frozen question versions the paper is shown, and graded, the same for ever. Item numbers run through all sections from 1. */
export interface PaperPlan {
  sections: { title: string; items: PlannedItem[] }[];
}
