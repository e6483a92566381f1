import { domainError } from '@sunflower/platform';

export class OrganisationNotFound extends domainError(
  'ORGANISATION_NOT_FOUND',
  'not_found',
  'There is no such organisation, or it is outside of what your role reaches.',
) {}

export class PersonNotFound extends domainError(
  'PERSON_NOT_FOUND',
  'not_found',
  'There is no such person, or they are outside of what your role reaches.',
) {}

/** The master secret was lost and replaced; data sealed with the lost one cannot be opened. */
export class PersonalDataUnreadable extends domainError(
  'PERSONAL_DATA_UNREADABLE',
  'conflict',
  'This was encrypted with a master secret that has been lost; it can only be imported again.',
) {}
