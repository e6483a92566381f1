export { ExamSessionModule } from './exam-session.module';
export { SessionNotFound } from './exam-session.errors';
export { ExamSessions, type GradableSession, type SessionCounts } from './exam-sessions';
export type { WaitingSession } from './late-response.repository';
// Grading makes the new run in the transaction of `lockWaiting` and `accept`, and owns the staff routes.
export { LateResponses } from './late-responses';
export type { PaperPlan, PlannedItem } from './paper-plan';
export { SessionDesk } from './session-desk';
export type { SessionState } from './session-state';
