export { plainTicketNumber } from './admission-ticket';
export { ATTEMPT_KINDS, type AttemptKind } from './attempt-rule';
export type { Blueprint, BlueprintDraw, BlueprintSection } from './blueprint';
export type { BlueprintReport, DrawReport } from './blueprint-check';
export type { BlueprintFault, BlueprintFaultCode } from './blueprint-shape';
export { DEFAULT_PRIVACY_NOTICE, DEFAULT_RULES } from './default-rules';
export { ExamAccess } from './exam-access';
export type { ExamContent } from './exam-content';
export {
  completePolicies,
  LONGEST_ADDED_MINUTES,
  MULTIPLE_CHOICE_POLICIES,
  PRESENTATIONS,
  type ExamPolicies,
  type MultipleChoicePolicy,
  type Presentation,
} from './exam-policies';
export {
  PAST_LIMIT_ACTS,
  WATCHED_ACTS,
  type IntegrityPolicy,
  type PastLimit,
  type WatchedAct,
} from './integrity-policy';
export { pathsOf, type ExamScope } from './exam-scope';
export {
  ConsentVersionChanged,
  ExamLocked,
  ExamNotFound,
  ExamNotLocked,
  RegistrationNotFound,
  SittingNotFound,
} from './exam.errors';
export { ExamModule } from './exam.module';
export type { ExamRecord, ExamSummary } from './exam.repository';
export { Exams } from './exams';
export type { LockedDraw, LockedExam } from './locked-exam';
export { LockedExams } from './locked-exams';
export { PurgeRehearsalExam } from './purge-rehearsal-exam';
export { RegisterPeople, type RegisterCounts, type RegisterOrder } from './register-people';
export type { RegistrationOutcome, RegistrationRow, SittingRow } from './registration-row';
export type { RegistrationPage } from './registration.repository';
export { Registrations } from './registrations';
export { Sittings, type SittingContent } from './sittings';
