import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { GradingRunDto, RunDifferenceDto } from './grading.dto';
import type { GradingRunRow } from '../run/grading-run-row';
import type { RunDifference } from './run-difference';

interface RunSeen {
  run: GradingRunRow;
  releasable: boolean;
  mergedIntoRunNumber: number | null;
  progress: { graded: number; ungraded: number };
  scriptsToMark: number;
}

export const toRunView = ({
  run,
  releasable,
  mergedIntoRunNumber,
  progress: { graded, ungraded },
  scriptsToMark,
}: RunSeen): GradingRunDto => ({
  id: run.id,
  examId: run.examId,
  runNumber: run.runNumber,
  overrides: run.overrides,
  rulesVersion: run.rulesVersion,
  reason: run.reason,
  createdBy: run.createdBy,
  createdAt: isoTime(run.createdAt),
  releasedAt: isoTimeOrNull(run.releasedAt),
  releasedBy: run.releasedBy,
  graded,
  ungraded,
  scriptsToMark,
  releasable,
  lateResponses: run.lateResponses,
  mergedIntoRunNumber,
  sittingIds: run.releasedAt === null ? null : run.sittingIds,
});

export const toDifferenceView = ({
  runNumber,
  baseRunNumber,
  registrations,
  ungraded,
  counts,
  outcomes,
  certificates,
  changes,
}: RunDifference): RunDifferenceDto => ({
  runNumber,
  baseRunNumber,
  registrations,
  ungraded,
  counts: {
    newlyPassed: counts.newly_passed,
    newlyFailed: counts.newly_failed,
    otherOutcome: counts.outcome,
    otherPoints: counts.points,
    unchanged: counts.none,
  },
  outcomes,
  certificates,
  changes,
});
