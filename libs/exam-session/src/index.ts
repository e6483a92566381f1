export { ExamSessionModule } from './exam-session.module';
export { SessionNotFound } from './exam-session.errors';
export { ExamSessions, type GradableSession, type SessionCounts } from './exam-sessions';
// `accept` joins the caller's transaction: grading makes the new run in the same one, and owns the staff route
// POST sessions/:id/late-responses/accept, after SessionDesk.requireReach({ sessionId, staff, roles: ['administrator'] }).
export { LateResponses } from './late-responses';
export type { PaperPlan, PlannedItem } from './paper-plan';
export { SessionDesk } from './session-desk';
export type { SessionState } from './session-state';
