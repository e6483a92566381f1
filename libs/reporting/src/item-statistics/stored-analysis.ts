import type { ItemStatistics, PaperStatistics } from '../item-analysis/analyse';

/** Statistics of one question in one section with its points. */
export interface ItemOfExam extends Omit<ItemStatistics, 'itemId'> {
  questionVersionId: string;
  /** 0-based, in the order of the blueprint. */
  sectionIndex: number;
  pointsMillipoints: number;
}

export interface MadeAnalysis {
  paper: PaperStatistics;
  items: ItemOfExam[];
}

/** State of the analysis of a run. */
export interface AnalysisState {
  runId: string;
  wanted: boolean;
  /** Null until first made. */
  made: { atMs: number; resultCount: number; ofRelease: boolean } | null;
}
