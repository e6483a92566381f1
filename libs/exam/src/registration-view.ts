import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { RegistrationRow } from './registration-row';
import type { RegistrationDto } from './registration.dto';

export function toRegistrationDto(registration: RegistrationRow): RegistrationDto {
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
    extraTimeMinutes,
    accommodation,
    outcome,
    consentAt: isoTimeOrNull(registration.consentAt),
    createdAt: isoTime(registration.createdAt),
  };
}
