import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { IdentityModule } from '@sunflower/identity';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { TrainingModule } from '@sunflower/training';
import { AuditedSubjects } from './session/audited-subjects.repository';
import { ActivityChunk } from './activity/activity-chunk.entity';
import { ActivityRepository } from './activity/activity.repository';
import { CandidateNews } from './news/candidate-news';
import { CandidateNewsController } from './news/candidate-news.controller';
import { IncidentController } from './incidents/incident.controller';
import { Incident } from './incidents/incident.entity';
import { IncidentPlaces } from './incidents/incident-places';
import { IncidentRepository } from './incidents/incident.repository';
import { Incidents } from './incidents/incidents';
import { RecordIncidents } from './incidents/record-incidents';
import { PageNews } from './news/page-news';
import { HandDesk } from './messages/hand-desk';
import { MessageController } from './messages/message.controller';
import { MessageDesk } from './messages/message-desk';
import { ExamMessage, ExamMessagePerson } from './messages/message.entity';
import { MessageRepository } from './messages/message.repository';
import { SendMessage } from './messages/send-message';
import { RaiseHand } from './hands/raise-hand';
import { RaisedHand } from './hands/raised-hand.entity';
import { RaisedHandRepository } from './hands/raised-hand.repository';
import { NoteActivity } from './activity/note-activity';
import { AnswerAccessCodes } from './sign-in/answer-access-codes';
import { BatchDesk } from './bulk/batch-desk';
import { BatchWork } from './bulk/batch-work';
import { RunBatches } from './bulk/run-batches';
import { SessionBatchController } from './bulk/session-batch.controller';
import { SessionBatch, SessionBatchTarget } from './bulk/session-batch.entity';
import { SessionBatchRepository } from './bulk/session-batch.repository';
import { BoardController } from './board/board.controller';
import { BoardDesk } from './board/board-desk';
import { BoardRepository } from './board/board.repository';
import { Boards } from './board/boards';
import { CandidateSessionController, CandidateSignInController } from './candidate/candidate.controller';
import { CandidateSignIn } from './sign-in/candidate-sign-in';
import { ChangeSeat } from './start/change-seat';
import { CloseExpiredSessions } from './closing/close-expired-sessions';
import { CloseSessions } from './closing/close-sessions';
import { CommitSubmissions } from './closing/commit-submissions';
import { EnterSession } from './start/enter-session';
import { SessionOriginRepository } from './start/session-origin.repository';
import { Entrants } from './start/entrants';
import { ExamSessionController } from './staff/exam-session.controller';
import { ExamSession } from './session/exam-session.entity';
import { ExamSessionRepository } from './session/exam-session.repository';
import { ExamSessions } from './gradable/exam-sessions';
import { FollowPeople } from './staff/follow-people';
import { ReopenRepository } from './closing/reopen.repository';
import { ReopenSession } from './closing/reopen-session';
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
import { PageNotes } from './candidate/page-notes';
import { SealedPaperController } from './candidate/sealed-paper.controller';
import { SessionContexts } from './session/session-contexts';
import { SessionDesk } from './staff/session-desk';
import { SessionHistory } from './staff/session-history';
import { SessionEvent } from './integrity/session-event.entity';
import { SessionEventRepository } from './integrity/session-event.repository';
import { SessionEvents } from './integrity/session-events';
import { SessionMetrics } from './metrics/session-metrics';
import { SessionMetricsRepository } from './metrics/session-metrics.repository';
import { SessionListRepository } from './staff/session-list.repository';
import { SessionStatus } from './candidate/session-status';
import { SignedInView } from './sign-in/signed-in-view';
import { StaffActs } from './staff/staff-acts';
import { ExamTraces } from './traces/exam-traces';
import { StartedReply } from './start/started-reply';
import { StartSession } from './start/start-session';
import { SubmitSession } from './closing/submit-session';
import { WatchIntegrity } from './integrity/watch-integrity';

@Module({
  imports: [
    ...entities(ExamSession, Response, LateResponse, SessionEvent, PreparedPaper),
    ...entities(ActivityChunk, SessionBatch, SessionBatchTarget),
    ...entities(RaisedHand, ExamMessage, ExamMessagePerson, Incident),
    OrganisationsModule,
    IdentityModule,
    TrainingModule,
    ExamModule,
  ],
  controllers: [
    CandidateSignInController,
    CandidateSessionController,
    SealedPaperController,
    CandidateNewsController,
    PaperProgressController,
    ExamSessionController,
    BoardController,
    SessionBatchController,
    MessageController,
    IncidentController,
  ],
  providers: [
    AuditedSubjects,
    ExamSessionRepository,
    ActivityRepository,
    BoardRepository,
    SessionBatchRepository,
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
    SessionOriginRepository,
    ChangeSeat,
    SaveResponses,
    SubmitSession,
    CommitSubmissions,
    FollowSession,
    FollowPeople,
    PageNotes,
    CloseSessions,
    CloseExpiredSessions,
    ReopenRepository,
    ReopenSession,
    LateResponses,
    SessionContexts,
    SessionDesk,
    SessionEvents,
    SessionHistory,
    NoticeAddress,
    WatchIntegrity,
    SessionStatus,
    SessionMetrics,
    SignedInView,
    StaffActs,
    NoteActivity,
    Boards,
    BoardDesk,
    BatchDesk,
    BatchWork,
    RunBatches,
    RaisedHandRepository,
    RaiseHand,
    MessageRepository,
    SendMessage,
    MessageDesk,
    HandDesk,
    PageNews,
    CandidateNews,
    IncidentRepository,
    IncidentPlaces,
    RecordIncidents,
    Incidents,
    ExamTraces,
    ExamSessions,
  ],
  exports: [ExamSessions, ExamTraces, Incidents, LateResponses, ReopenSession, SessionDesk],
})
export class ExamSessionModule {}
