export type { ReleaseOutcome } from './release/finish-release';
export {
  GradingRunNotFound,
  InvalidOverrides,
  ReleaseRefused,
  RunSuperseded,
  type ReleaseObstacles,
} from './grading.errors';
export { GradingModule } from './grading.module';
export type { GradingRunRow } from './run/grading-run-row';
export { GradingRuns } from './office/grading-runs';
export { guessShare } from './item-marks/guess-share';
export { ItemMarks, type ItemMark, type MarkedVersion } from './item-marks/item-marks';
export { OUTCOMES, type Outcome } from './result/outcome';
export type { Override } from './override/override';
export { ReleaseFollowers, type ReleaseChunk } from './release/release-followers';
export {
  RESULT_KINDS,
  type PassListRow,
  type PassListScope,
  type ReleasedResult,
  type ResultKind,
} from './result/released-result.repository';
export { Results, type GradingProgress, type ResultState } from './result/results';
export type { RunDifference } from './office/run-difference';
export { answerOnPaper } from './sample-papers/answer-on-paper';
export { SamplePapers, type SamplePaper } from './sample-papers/sample-papers';
export { scorePaper, type AnsweredPaper, type PaperScore } from './scoring/score-paper';
export { scoringRules, type ScoringRules } from './scoring/scoring-rules';
