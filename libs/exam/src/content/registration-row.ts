/** One person's right to sit one sitting, as the rooms to the right see it. Times are epoch milliseconds. */
export interface RegistrationRow {
  id: string;
  examId: string;
  sittingId: string;
  personId: string;
  attemptNumber: number;
  candidateName: string;
  maskedIdNumber: string;
  organisationId: string;
  organisationName: string;
  organisationPath: string;
  ticketNumber: string;
  accessCodeVersion: number;
  /** Sign-ins that were ended, as `withEnded` writes them. */
  endedSignIns: string | null;
  accessCodeKey: number;
  extraTimeMinutes: number;
  accommodation: string | null;
  outcome: RegistrationOutcome | null;
  consentRulesVersion: string | null;
  consentPrivacyVersion: string | null;
  consentAt: number | null;
  createdAt: number;
}

/** What an administrator decided about a registration, whatever was scored. */
export const REGISTRATION_OUTCOMES = ['deferred', 'violation', 'annulled'] as const;
export type RegistrationOutcome = (typeof REGISTRATION_OUTCOMES)[number];

/** What a candidate says they have read and agree to. */
export interface Consent {
  registrationId: string;
  rulesVersion: string;
  privacyVersion: string;
}

/** One window of an exam. Times are epoch milliseconds. */
export interface SittingRow {
  id: string;
  examId: string;
  title: string;
  opensAt: number;
  closesAt: number;
  latestEntryAt: number | null;
  earliestSubmissionMinutes: number;
  site: string | null;
}
