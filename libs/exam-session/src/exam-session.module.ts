import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { IdentityModule } from '@sunflower/identity';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { TrainingModule } from '@sunflower/training';
import { AnswerAccessCodes } from './sign-in/answer-access-codes';
import { CandidateSessionController, CandidateSignInController } from './candidate/candidate.controller';
import { CandidateSignIn } from './sign-in/candidate-sign-in';
import { ChangeSeat } from './start/change-seat';
import { CloseExpiredSessions } from './closing/close-expired-sessions';
import { CloseSessions } from './closing/close-sessions';
import { CommitSubmissions } from './closing/commit-submissions';
import { EnterSession } from './start/enter-session';
import { Entrants } from './start/entrants';
import { ExamSessionController } from './staff/exam-session.controller';
import { ExamSession } from './session/exam-session.entity';
import { ExamSessionRepository } from './session/exam-session.repository';
import { ExamSessions } from './gradable/exam-sessions';
import { FollowPeople } from './staff/follow-people';
import { FollowSession } from './candidate/follow-session';
import { GradableSessionRepository } from './gradable/gradable-session.repository';
import { LateResponse } from './responses/late-response.entity';
import { LateResponseRepository } from './responses/late-response.repository';
import { LateResponses } from './responses/late-responses';
import { MakePapers } from './prepared/make-papers';
import { NoticeAddress } from './integrity/notice-address';
import { PaperProgressController } from './staff/paper-progress.controller';
import { PreparedPaper } from './prepared/prepared-paper.entity';
import { PreparedPaperRepository } from './prepared/prepared-paper.repository';
import { PreparedPapers } from './prepared/prepared-papers';
import { PreparePapers } from './prepared/prepare-papers';
import { Response } from './session/response.entity';
import { SaveResponses } from './responses/save-responses';
import { SealedPaperController } from './candidate/sealed-paper.controller';
import { SessionContexts } from './session/session-contexts';
import { SessionDesk } from './staff/session-desk';
import { SessionEvent } from './integrity/session-event.entity';
import { SessionEventRepository } from './integrity/session-event.repository';
import { SessionEvents } from './integrity/session-events';
import { SessionMetrics } from './metrics/session-metrics';
import { SessionMetricsRepository } from './metrics/session-metrics.repository';
import { SessionListRepository } from './staff/session-list.repository';
import { SessionStatus } from './candidate/session-status';
import { SignedInView } from './sign-in/signed-in-view';
import { StaffActs } from './staff/staff-acts';
import { StartedReply } from './start/started-reply';
import { StartSession } from './start/start-session';
import { SubmitSession } from './closing/submit-session';
import { WatchIntegrity } from './integrity/watch-integrity';

@Module({
  imports: [
    ...entities(ExamSession, Response, LateResponse, SessionEvent, PreparedPaper),
    OrganisationsModule,
    IdentityModule,
    TrainingModule,
    ExamModule,
  ],
  controllers: [
    CandidateSignInController,
    CandidateSessionController,
    SealedPaperController,
    PaperProgressController,
    ExamSessionController,
  ],
  providers: [
    ExamSessionRepository,
    GradableSessionRepository,
    LateResponseRepository,
    PreparedPaperRepository,
    SessionEventRepository,
    SessionListRepository,
    SessionMetricsRepository,
    AnswerAccessCodes,
    CandidateSignIn,
    PreparedPapers,
    MakePapers,
    PreparePapers,
    StartSession,
    StartedReply,
    Entrants,
    EnterSession,
    ChangeSeat,
    SaveResponses,
    SubmitSession,
    CommitSubmissions,
    FollowSession,
    FollowPeople,
    CloseSessions,
    CloseExpiredSessions,
    LateResponses,
    SessionContexts,
    SessionDesk,
    SessionEvents,
    NoticeAddress,
    WatchIntegrity,
    SessionStatus,
    SessionMetrics,
    SignedInView,
    StaffActs,
    ExamSessions,
  ],
  exports: [ExamSessions, LateResponses, SessionDesk],
})
export class ExamSessionModule {}
