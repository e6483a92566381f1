import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { IdentityModule } from '@sunflower/identity';
import { entities } from '@sunflower/platform';
import { TrainingModule } from '@sunflower/training';
import { AnswerAccessCodes } from './answer-access-codes';
import { CandidateSessionController, CandidateSignInController } from './candidate.controller';
import { CandidateSignIn } from './candidate-sign-in';
import { ChangeSeat } from './change-seat';
import { CloseExpiredSessions } from './close-expired-sessions';
import { CloseSessions } from './close-sessions';
import { CommitSubmissions } from './commit-submissions';
import { EnterSession } from './enter-session';
import { ExamSessionController } from './exam-session.controller';
import { ExamSession } from './exam-session.entity';
import { ExamSessionRepository } from './exam-session.repository';
import { ExamSessions } from './exam-sessions';
import { FollowSession } from './follow-session';
import { GradableSessionRepository } from './gradable-session.repository';
import { LateResponse } from './late-response.entity';
import { LateResponseRepository } from './late-response.repository';
import { LateResponses } from './late-responses';
import { NoticeAddress } from './notice-address';
import { Response } from './response.entity';
import { SaveResponses } from './save-responses';
import { SessionContexts } from './session-contexts';
import { SessionDesk } from './session-desk';
import { SessionEvent } from './session-event.entity';
import { SessionEventRepository } from './session-event.repository';
import { SessionEvents } from './session-events';
import { SessionMetrics } from './session-metrics';
import { SessionMetricsRepository } from './session-metrics.repository';
import { SessionListRepository } from './session-list.repository';
import { SessionStatus } from './session-status';
import { SignedInView } from './signed-in-view';
import { StaffActs } from './staff-acts';
import { StartSession } from './start-session';
import { SubmitSession } from './submit-session';
import { WatchIntegrity } from './watch-integrity';

@Module({
  imports: [...entities(ExamSession, Response, LateResponse, SessionEvent), IdentityModule, TrainingModule, ExamModule],
  controllers: [CandidateSignInController, CandidateSessionController, ExamSessionController],
  providers: [
    ExamSessionRepository,
    GradableSessionRepository,
    LateResponseRepository,
    SessionEventRepository,
    SessionListRepository,
    SessionMetricsRepository,
    AnswerAccessCodes,
    CandidateSignIn,
    StartSession,
    EnterSession,
    ChangeSeat,
    SaveResponses,
    SubmitSession,
    CommitSubmissions,
    FollowSession,
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
