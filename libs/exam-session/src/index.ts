export { ExamSessionModule } from './exam-session.module';
export { SessionNotFound } from './exam-session.errors';
export { ExamSessions, type GradableSession, type SessionCounts } from './gradable/exam-sessions';
export type { WaitingSession } from './responses/late-response.repository';
// Grading makes the new run in the transaction of `lockWaiting` and `accept`, and owns the staff routes.
export { LateResponses } from './responses/late-responses';
// Grading sets aside what it made of the session, in the same transaction, and owns the staff route.
export { ReopenSession } from './closing/reopen-session';
export type { PaperPlan, PlannedItem } from './paper/paper-plan';
export { SessionDetailDto, SessionReasonDto } from './staff/exam-session.dto';
export { SessionDesk } from './staff/session-desk';
export type { SessionState } from './contract/session-state';
