import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { IdentityModule } from '@sunflower/identity';
import { entities } from '@sunflower/platform';
import { QuestionBankModule } from '@sunflower/question-bank';
import { AuditedSubjects } from './run/audited-subjects.repository';
import { PracticeController } from './practice/practice.controller';
import { PracticeMistake } from './practice/practice-mistake.entity';
import { PracticeMistakeRepository } from './practice/practice-mistake.repository';
import { Practise } from './practice/practise';
import { AnswerTrialController } from './trial/answer-trial.controller';
import { AcceptLateResponses } from './late-responses/accept-late-responses';
import { AnswerAppeals } from './appeals/answer-appeals';
import { AppealPace } from './appeals/appeal-pace';
import { AppealWindows } from './appeals/appeal-windows';
import { Appeal, AppealWindow } from './appeals/appeal.entity';
import { AppealRepository } from './appeals/appeal.repository';
import { MakeAppeal } from './appeals/make-appeal';
import { AppealDesk } from './appeals-office/appeal-desk';
import { AppealViews } from './appeals-office/appeal-views';
import { AppealController } from './appeals-office/appeal.controller';
import { OwnAppealsController } from './appeals-office/own-appeals.controller';
import { ApplyDecisions } from './attempts/apply-decisions';
import { AttemptRepository } from './attempts/attempt.repository';
import { ReleasedPasses } from './attempts/released-passes';
import { SettleAttempts } from './attempts/settle-attempts';
import { FollowRegistrations } from './attempts/follow-registrations';
import { FinishRelease } from './release/finish-release';
import { FollowRelease } from './release/follow-release';
import { GradeAgain } from './session/grade-again';
import { GradeClosedSessions } from './session/grade-closed-sessions';
import { GradeSessions } from './session/grade-sessions';
import { DeleteRehearsalRuns } from './office/delete-rehearsal-runs';
import { GradingController } from './office/grading.controller';
import { GradingDesk } from './office/grading-desk';
import { GradingRun } from './run/grading-run.entity';
import { GradingRunRepository } from './run/grading-run.repository';
import { GradingRuns } from './office/grading-runs';
import { ItemMarks } from './item-marks/item-marks';
import { ItemMarksRepository } from './item-marks/item-marks.repository';
import { AllotQuestions } from './marking/allot-questions';
import { Markers } from './marking/markers';
import { JudgedScripts } from './marking-office/judged-scripts';
import { JudgingDesk } from './marking-office/judging-desk';
import { MarkScripts } from './marking/mark-scripts';
import { MarkingAllotment, MarkingPlan, MarkingRubric } from './marking/marking-plan.entity';
import { MarkingPlanRepository } from './marking/marking-plan.repository';
import { MarkingPlans } from './marking/marking-plans';
import { MarkingMark, MarkingScript, MarkingSettlement } from './marking/marking-script.entity';
import { MarkingRepository } from './marking/marking.repository';
import { MarksOfPapers } from './marking/marks-of-papers';
import { NextScriptRepository } from './marking/next-script.repository';
import { SettleScripts } from './marking/settle-scripts';
import { MarkerDesk } from './marking-office/marker-desk';
import { MarkingDesk } from './marking-office/marking-desk';
import { MarkingListRepository } from './marking-office/marking-list.repository';
import { MarkingOverview } from './marking-office/marking-overview';
import { MarkerController, MarkingController } from './marking-office/marking.controller';
import { PapersToGrade } from './session/papers-to-grade';
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
import { SamplePapers } from './sample-papers/sample-papers';
import { SamplePapersController } from './sample-papers/sample-papers.controller';
import { TellReleases } from './run/tell-releases';
import { RunRulesCache } from './run/run-rules';

@Module({
  imports: [
    ...entities(PracticeMistake, GradingRun, Result, SetAsideResult),
    ...entities(MarkingPlan, MarkingRubric, MarkingAllotment, MarkingScript, MarkingMark, MarkingSettlement),
    ...entities(AppealWindow, Appeal),
    IdentityModule,
    QuestionBankModule,
    ExamModule,
    ExamSessionModule,
  ],
  controllers: [
    GradingController,
    ReopenController,
    AnswerTrialController,
    PracticeController,
    SamplePapersController,
    MarkerController,
    MarkingController,
    AppealController,
    OwnAppealsController,
  ],
  providers: [
    PracticeMistakeRepository,
    Practise,
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
    AppealRepository,
    AppealWindows,
    AppealPace,
    MakeAppeal,
    AnswerAppeals,
    AppealViews,
    AppealDesk,
    MarkingRepository,
    MarkingPlanRepository,
    NextScriptRepository,
    Markers,
    MarkingPlans,
    AllotQuestions,
    MarkScripts,
    SettleScripts,
    MarksOfPapers,
    PapersToGrade,
    MarkingListRepository,
    MarkingOverview,
    MarkerDesk,
    MarkingDesk,
    JudgedScripts,
    JudgingDesk,
    TellReleases,
    MakeGradingRun,
    GradeSessions,
    GradeClosedSessions,
    GradeAgain,
    CompareRuns,
    FindReleaseObstacles,
    PrepareRelease,
    FollowRelease,
    FinishRelease,
    ReleaseGradingRun,
    ReleaseFollowers,
    AcceptLateResponses,
    SetAsideRepository,
    ReopenAndSetAside,
    DeleteRehearsalRuns,
    GradingRuns,
    GradingDesk,
    RunViews,
    Results,
    ItemMarksRepository,
    ItemMarks,
    SamplePapers,
  ],
  exports: [GradingRuns, ItemMarks, ReleaseFollowers, Results, SamplePapers],
})
export class GradingModule {}
