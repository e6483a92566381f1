export type { ReleaseOutcome } from './finish-release';
export {
  GradingRunNotFound,
  InvalidOverrides,
  ReleaseRefused,
  RunSuperseded,
  type ReleaseObstacles,
} from './grading.errors';
export { GradingModule } from './grading.module';
export type { GradingRunRow } from './grading-run-row';
export { GradingRuns } from './grading-runs';
export { OUTCOMES, type Outcome } from './outcome';
export type { Override } from './override';
export { ReleaseFollowers, type ReleaseChunk } from './release-followers';
export type { ReleasedResult, ReleasedRow } from './released-result.repository';
export { Results, type GradingProgress, type ResultState } from './results';
export type { RunDifference } from './run-difference';
export { scorePaper, type AnsweredPaper, type PaperScore } from './scoring/score-paper';
export { scoringRules, type ScoringRules } from './scoring/scoring-rules';
