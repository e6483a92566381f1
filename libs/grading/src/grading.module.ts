import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { IdentityModule } from '@sunflower/identity';
import { entities } from '@sunflower/platform';
import { QuestionBankModule } from '@sunflower/question-bank';
import { AuditedSubjects } from './run/audited-subjects.repository';
import { AnswerTrialController } from './trial/answer-trial.controller';
import { AcceptLateResponses } from './late-responses/accept-late-responses';
import { ApplyDecisions } from './attempts/apply-decisions';
import { AttemptRepository } from './attempts/attempt.repository';
import { ReleasedPasses } from './attempts/released-passes';
import { SettleAttempts } from './attempts/settle-attempts';
import { FollowRegistrations } from './attempts/follow-registrations';
import { FinishRelease } from './release/finish-release';
import { GradeAgain } from './session/grade-again';
import { GradeClosedSessions } from './session/grade-closed-sessions';
import { GradeSessions } from './session/grade-sessions';
import { GradingController } from './office/grading.controller';
import { GradingDesk } from './office/grading-desk';
import { GradingRun } from './run/grading-run.entity';
import { GradingRunRepository } from './run/grading-run.repository';
import { GradingRuns } from './office/grading-runs';
import { ItemMarks } from './item-marks/item-marks';
import { ItemMarksRepository } from './item-marks/item-marks.repository';
import { MakeGradingRun } from './run/make-grading-run';
import { PrepareRelease } from './release/prepare-release';
import { ReleaseFollowers } from './release/release-followers';
import { ReopenAndSetAside } from './reopen/reopen-and-set-aside';
import { ReopenController } from './reopen/reopen.controller';
import { SetAsideResult } from './reopen/set-aside-result.entity';
import { SetAsideRepository } from './reopen/set-aside.repository';
import { ReleaseGradingRun } from './release/release-grading-run';
import { FindReleaseObstacles } from './release/release-obstacles';
import { ReleaseRepository } from './result/release.repository';
import { ReleasedResultRepository } from './result/released-result.repository';
import { Result } from './result/result.entity';
import { ResultRepository } from './result/result.repository';
import { Results } from './result/results';
import { RunViews } from './office/run-views';
import { CompareRuns } from './office/run-difference';
import { TellReleases } from './run/tell-releases';
import { RunRulesCache } from './run/run-rules';

@Module({
  imports: [
    ...entities(GradingRun, Result, SetAsideResult),
    IdentityModule,
    QuestionBankModule,
    ExamModule,
    ExamSessionModule,
  ],
  controllers: [GradingController, ReopenController, AnswerTrialController],
  providers: [
    AuditedSubjects,
    GradingRunRepository,
    ResultRepository,
    ReleaseRepository,
    ReleasedResultRepository,
    AttemptRepository,
    SettleAttempts,
    ApplyDecisions,
    ReleasedPasses,
    FollowRegistrations,
    RunRulesCache,
    TellReleases,
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
    SetAsideRepository,
    ReopenAndSetAside,
    GradingRuns,
    GradingDesk,
    RunViews,
    Results,
    ItemMarksRepository,
    ItemMarks,
  ],
  exports: [GradingRuns, ItemMarks, ReleaseFollowers, Results],
})
export class GradingModule {}
