import type { Outcome } from './outcome';

/** Outcome and score of one registration under one run. */
export interface ResultRow {
  runId: string;
  registrationId: string;
  sessionId: string | null;
  outcome: Outcome;
  scoreMillipoints: number | null;
  maxMillipoints: number;
  sectionMillipoints: number[];
  itemMillipoints: number[];
  passed: boolean;
  inputSha256: string;
  gradedAt: number;
}

/** Stored where a result has no scored input. */
export const NOTHING_SCORED_SHA256 = '0'.repeat(64);
