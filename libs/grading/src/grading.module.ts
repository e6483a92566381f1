import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { entities } from '@sunflower/platform';
import { QuestionBankModule } from '@sunflower/question-bank';
import { AcceptLateResponses } from './accept-late-responses';
import { ApplyDecisions } from './attempts/apply-decisions';
import { AttemptRepository } from './attempts/attempt.repository';
import { ReleasedPasses } from './attempts/released-passes';
import { SettleAttempts } from './attempts/settle-attempts';
import { FinishRelease } from './finish-release';
import { GradeAgain } from './grade-again';
import { GradeClosedSessions } from './grade-closed-sessions';
import { GradeSessions } from './grade-sessions';
import { GradingController } from './grading.controller';
import { GradingDesk } from './grading-desk';
import { GradingRun } from './grading-run.entity';
import { GradingRunRepository } from './grading-run.repository';
import { GradingRuns } from './grading-runs';
import { MakeGradingRun } from './make-grading-run';
import { PrepareRelease } from './prepare-release';
import { ReleaseFollowers } from './release-followers';
import { ReleaseGradingRun } from './release-grading-run';
import { FindReleaseObstacles } from './release-obstacles';
import { ReleaseRepository } from './release.repository';
import { ReleasedResultRepository } from './released-result.repository';
import { Result } from './result.entity';
import { ResultRepository } from './result.repository';
import { Results } from './results';
import { CompareRuns } from './run-difference';
import { RunRulesCache } from './run-rules';

@Module({
  imports: [...entities(GradingRun, Result), QuestionBankModule, ExamModule, ExamSessionModule],
  controllers: [GradingController],
  providers: [
    GradingRunRepository,
    ResultRepository,
    ReleaseRepository,
    ReleasedResultRepository,
    AttemptRepository,
    SettleAttempts,
    ApplyDecisions,
    ReleasedPasses,
    RunRulesCache,
    MakeGradingRun,
    GradeSessions,
    GradeClosedSessions,
    GradeAgain,
    CompareRuns,
    FindReleaseObstacles,
    PrepareRelease,
    FinishRelease,
    ReleaseGradingRun,
    ReleaseFollowers,
    AcceptLateResponses,
    GradingRuns,
    GradingDesk,
    Results,
  ],
  exports: [GradingRuns, ReleaseFollowers, Results],
})
export class GradingModule {}
