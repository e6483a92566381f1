export { ExamSessionModule } from './exam-session.module';
export { SessionNotFound } from './exam-session.errors';
export { ExamSessions, type GradableSession, type SessionCounts } from './gradable/exam-sessions';
export type { IncidentDto } from './incidents/incident.dto';
export { IncidentQueryDto } from './incidents/incident.dto';
export type { IncidentKind } from './incidents/incident-kind';
// Reporting writes the form of a sitting.
export { Incidents, type IncidentReport } from './incidents/incidents';
export type { WaitingSession } from './responses/late-response.repository';
// Grading calls `lockWaiting` and `accept` in the transaction that makes the new run, and has the staff routes.
export { LateResponses } from './responses/late-responses';
// Grading sets the session's results aside in the same transaction, and has the staff route.
export { ReopenSession } from './closing/reopen-session';
// Grading draws sample papers, shows them and practice items as candidates see theirs, and marks trial runs.
export { PaperDto, PaperItemDto, RESPONSE_VALUE } from './contract/candidate.dto';
export { itemShapes } from './paper/item-shape';
export { assemblePaper } from './paper/paper-assembly';
export type { PaperPlan, PlannedItem } from './paper/paper-plan';
export { candidatePaperJson, optionLetter, questionOf } from './paper/paper-view';
export { canonicalResponse, WrongForm } from './session/response-form';
export { SessionDetailDto, SessionReasonDto } from './staff/exam-session.dto';
export { SessionDesk } from './staff/session-desk';
// Reporting decides when they are erased.
export { ExamTraces, type ErasedRows } from './traces/exam-traces';
export type { SessionState } from './contract/session-state';
