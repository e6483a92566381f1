import type { Override } from '../override/override';
import type { RulesVersion } from '../scoring/rules-version/rules-version';

/** One pass of scoring over an exam, as other libs see it. Times are epoch milliseconds. */
export interface GradingRunRow {
  id: string;
  examId: string;
  /** 1-based, in the order of creation. */
  runNumber: number;
  overrides: Override[];
  /** Version of the scoring rules that score this run, permanently. */
  rulesVersion: RulesVersion;
  /** Made by accepting late responses, with the overrides of the previous run. */
  lateResponses: boolean;
  /** The sittings that its release covers: those that were over when it was prepared. Null before the preparation. */
  sittingIds: string[] | null;
  reason: string;
  /** Null when the system made the run. */
  createdBy: string | null;
  createdAt: number;
  releasedAt: number | null;
  releasedBy: string | null;
}
