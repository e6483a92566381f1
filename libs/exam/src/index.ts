export { ATTEMPT_KINDS, type AttemptKind } from './registration/attempt-rule';
export { hasConsented } from './registration/has-consented';
export type { Blueprint, BlueprintDraw, BlueprintSection } from './blueprint/blueprint';
export type { BlueprintReport, DrawReport } from './blueprint/blueprint-check';
export type { BlueprintFault, BlueprintFaultCode } from './blueprint/blueprint-shape';
export { clusteredUnits, exclusionRoomOf, unitsOf, type Unit } from './blueprint/exclusion-clusters';
export type { ExclusionRoom } from './blueprint/exclusion-room';
export { unitsWanted } from './blueprint/draw-candidates';
export { isStandardPrivacyNotice, isStandardRules } from './content/default-rules';
export { ExamAccess } from './office/exam-access';
export { formulaSafe } from './content/formula-safe';
export type { ExamContent } from './content/exam-content';
export {
  completePolicies,
  LONGEST_ADDED_MINUTES,
  MULTIPLE_CHOICE_POLICIES,
  PRESENTATIONS,
  type CountingAttempt,
  type ExamPolicies,
  type MultipleChoicePolicy,
  type Presentation,
} from './content/exam-policies';
export {
  PAST_LIMIT_ACTS,
  WATCHED_ACTS,
  type IntegrityPolicy,
  type PastLimit,
  type WatchedAct,
} from './content/integrity-policy';
export { pathsOf, type ExamScope } from './exam/exam-scope';
export {
  ConsentVersionChanged,
  ExamLocked,
  ExamNotFound,
  ExamNotLocked,
  InvalidExamContent,
  RegistrationNotFound,
  SittingNotFound,
} from './exam.errors';
export { ExamModule } from './exam.module';
export type { ExamRecord, ExamSummary } from './exam/exam.repository';
export { Exams } from './exam/exams';
export { EXAM_STAGES, type ExamStage } from './exam/exam-stage';
export { ExamStages } from './exam/exam-stages';
export type { LockedDraw, LockedExam } from './exam/locked-exam';
export { DrawableExams, type DrawableExam } from './exam/drawable-exams';
export { LockedExams } from './exam/locked-exams';
export { PapersDue, type PaperDue } from './registration/papers-due.repository';
export { PassedPeople } from './registration/passed-people';
export { PurgeRehearsalExam } from './office/purge-rehearsal-exam';
export { RegistrationFollowers, type ChangeRefusal } from './registration-change/registration-followers';
export { RegisterPeople, type Registered, type RegisterOrder } from './registration/register-people';
export type { RegistrationOutcome, RegistrationRow, SittingRow } from './content/registration-row';
export type { RegistrationPage } from './registration/registration.repository';
export { Registrations } from './registration/registrations';
// Reporting decides when they are erased.
export { ApplicantTraces } from './self-registration/applicant-traces';
export { Arrivals } from './seating/arrivals';
export { HallRooms, type HallPlace } from './seating/hall-rooms';
export type { SeatedPerson } from './seating/seating.repository';
export type { UsedRoom } from './seating/sitting-room.repository';
export { roomLabel, seatLabel, seatPlan, type RoomShape, type SeatPlace } from './site/seat-plan';
export { SiteNotFound } from './site/site.errors';
export type { ListedSite } from './site/site.repository';
export { Sittings, type SittingContent } from './sitting/sittings';
export { groupedAccessCode } from './ticket-code/access-code';
export { IssueTickets, type IssuedTicket, type TicketOrder } from './ticket/issue-tickets';
