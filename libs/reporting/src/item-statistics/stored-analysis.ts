import type { ItemStatistics, PaperStatistics } from '../item-analysis/analyse';

/** Of one question as it stood on papers. */
export interface ItemOfExam extends Omit<ItemStatistics, 'itemId'> {
  questionVersionId: string;
  /** From 0, in the order of the blueprint. */
  sectionIndex: number;
  pointsMillipoints: number;
}

export interface MadeAnalysis {
  paper: PaperStatistics;
  items: ItemOfExam[];
}

/** How the analysis of a run stands. */
export interface AnalysisState {
  runId: string;
  wanted: boolean;
  /** Null before it was made for the first time. */
  made: { atMs: number; resultCount: number; ofRelease: boolean } | null;
}
