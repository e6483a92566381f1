import { DomainError, domainError } from '@sunflower/platform';

export class SelfRegistrationNotFound extends domainError(
  'SELF_REGISTRATION_NOT_FOUND',
  'not_found',
  'There is no such registration page.',
) {}

/** Before its opening, or after its close. */
export class SelfRegistrationNotOpen extends domainError(
  'SELF_REGISTRATION_NOT_OPEN',
  'conflict',
  'Registration is not open at this time.',
  { opensAt: 'text', closesAt: 'text' },
) {}

export class SelfRegistrationFull extends domainError('SELF_REGISTRATION_FULL', 'conflict', 'All places are taken.') {}

/** Also for a wrong phone: who asks learns nothing about others. */
export class ApplicationNotFound extends domainError(
  'APPLICATION_NOT_FOUND',
  'not_found',
  'No application was found with this ID number and this phone.',
) {}

/** It is not in a state in which the applicant may change it. */
export class ApplicationNotChangeable extends domainError(
  'APPLICATION_NOT_CHANGEABLE',
  'conflict',
  'This application cannot be changed any more.',
) {}

export class InvalidSelfRegistration extends domainError(
  'INVALID_SELF_REGISTRATION',
  'invalid_content',
  'The page closes after it opens, and before its sitting closes.',
) {}

export class TooManyApplications extends DomainError {
  readonly code = 'TOO_MANY_REQUESTS';
  readonly kind = 'too_many';
  override readonly retryAfterSeconds: number;

  constructor(waitSeconds: number) {
    super('Too many requests from this address; wait a while.');
    this.retryAfterSeconds = waitSeconds;
  }
}
