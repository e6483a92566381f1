/** One person's right to sit one sitting, as other libs see it. Times are epoch milliseconds. */
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
  /** Ended sign-ins, as `withEnded` writes them. */
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

/** What an administrator decided about a registration, regardless of the score. */
export const REGISTRATION_OUTCOMES = ['deferred', 'violation', 'annulled'] as const;
export type RegistrationOutcome = (typeof REGISTRATION_OUTCOMES)[number];

/** The versions of the texts to which a candidate agrees. */
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
