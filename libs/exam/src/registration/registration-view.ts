import { isoTime, isoTimeOrNull, reachesPerson, type StaffActor, type StaffRole } from '@sunflower/platform';
import type { RegistrationRow } from '../content/registration-row';
import type { RegistrationDto } from './registration.dto';

/** Who acts by the minutes: before the exam and while it is sat. */
const WHO_ACTS: readonly StaffRole[] = ['administrator', 'invigilator'];
/** What is arranged speaks of somebody's health. */
const WHO_DECIDES: readonly StaffRole[] = ['administrator'];

/** A registration as far as it concerns these staff. */
export function toRegistrationDto({
  registration,
  staff,
  examPath,
}: {
  registration: RegistrationRow;
  staff: Pick<StaffActor, 'may' | 'subtrees'>;
  examPath: string;
}): RegistrationDto {
  const concerns = (roles: readonly StaffRole[]): boolean =>
    reachesPerson({ staff, roles, organisationPath: examPath, personPath: registration.organisationPath });
  const {
    id,
    examId,
    sittingId,
    personId,
    attemptNumber,
    candidateName,
    maskedIdNumber,
    organisationId,
    organisationName,
  } = registration;
  const { ticketNumber, accessCodeVersion, extraTimeMinutes, accommodation, outcome } = registration;
  return {
    id,
    examId,
    sittingId,
    personId,
    attemptNumber,
    candidateName,
    maskedIdNumber,
    organisationId,
    organisationName,
    ticketNumber,
    accessCodeVersion,
    extraTimeMinutes: concerns(WHO_ACTS) ? extraTimeMinutes : null,
    accommodation: concerns(WHO_DECIDES) ? accommodation : null,
    outcome,
    consentAt: isoTimeOrNull(registration.consentAt),
    createdAt: isoTime(registration.createdAt),
  };
}
