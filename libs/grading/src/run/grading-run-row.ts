import type { Override } from '../override/override';
import type { RulesVersion } from '../scoring/rules-version/rules-version';

/** One pass of scoring over an exam, as the rooms to the right see it. Times are epoch milliseconds. */
export interface GradingRunRow {
  id: string;
  examId: string;
  /** 1-based, in the order of making. */
  runNumber: number;
  overrides: Override[];
  /** Of the scoring rules by which the run is scored, for ever. */
  rulesVersion: RulesVersion;
  /** Made by accepting late responses, with the overrides of the run before. */
  lateResponses: boolean;
  /** The sittings that its release covers: those that were over when it was prepared. Null before. */
  sittingIds: string[] | null;
  reason: string;
  /** Null: the system. */
  createdBy: string | null;
  createdAt: number;
  releasedAt: number | null;
  releasedBy: string | null;
}
