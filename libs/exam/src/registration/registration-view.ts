import { isoTime, isoTimeOrNull, reachesPerson, type StaffActor, type StaffRole } from '@sunflower/platform';
import type { RegistrationRow } from '../content/registration-row';
import type { RegistrationDto } from './registration.dto';

/** Roles that need the extra time, before and during the exam. */
const WHO_ACTS: readonly StaffRole[] = ['administrator', 'invigilator'];
/** Roles that see the accommodation, which may reveal somebody's health. */
const WHO_DECIDES: readonly StaffRole[] = ['administrator'];

/** A registration with only the fields that concern the staff member. */
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
