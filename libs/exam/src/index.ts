export { plainTicketNumber } from './admission-ticket';
export { ATTEMPT_KINDS, type AttemptKind } from './attempt-rule';
export { hasConsented } from './consent/has-consented';
export type { Blueprint, BlueprintDraw, BlueprintSection } from './blueprint';
export type { BlueprintReport, DrawReport } from './blueprint-check';
export type { BlueprintFault, BlueprintFaultCode } from './blueprint-shape';
export { isStandardPrivacyNotice, isStandardRules } from './default-rules';
export { ExamAccess } from './exam-access';
export type { ExamContent } from './exam-content';
export {
  completePolicies,
  LONGEST_ADDED_MINUTES,
  MULTIPLE_CHOICE_POLICIES,
  PRESENTATIONS,
  type CountingAttempt,
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
  InvalidExamContent,
  RegistrationNotFound,
  SittingNotFound,
} from './exam.errors';
export { ExamModule } from './exam.module';
export type { ExamRecord, ExamSummary } from './exam.repository';
export { Exams } from './exams';
export type { LockedDraw, LockedExam } from './locked-exam';
export { LockedExams } from './locked-exams';
export { PassedPeople } from './passed-people';
export { CertificateGlyphs } from './printed-texts/certificate-glyphs';
export { PurgeRehearsalExam } from './purge-rehearsal-exam';
export { RegisterPeople, type Registered, type RegisterOrder } from './register-people';
export type { RegistrationOutcome, RegistrationRow, SittingRow } from './registration-row';
export type { RegistrationPage } from './registration.repository';
export { Registrations } from './registrations';
export { Sittings, type SittingContent } from './sittings';
