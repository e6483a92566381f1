import type { LockedExam } from '../exam/locked-exam';
import type { RegistrationRow } from '../content/registration-row';

/** Whether the candidate has agreed to this exam's versions of rules and privacy notice; every exam has both. */
export const hasConsented = ({
  registration,
  exam,
}: {
  registration: Pick<RegistrationRow, 'consentRulesVersion' | 'consentPrivacyVersion'>;
  exam: Pick<LockedExam, 'rulesVersion' | 'privacyVersion'>;
}): boolean =>
  registration.consentRulesVersion === exam.rulesVersion && registration.consentPrivacyVersion === exam.privacyVersion;
