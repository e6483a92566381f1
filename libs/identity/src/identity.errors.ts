import { DomainError, domainError } from '@sunflower/platform';

/** The same for an unknown name and for a wrong password or code, so that the reply does not reveal which was wrong. */
export class SignInRefused extends domainError(
  'SIGN_IN_REFUSED',
  'not_signed_in',
  'The name or number and the password or code do not belong together.',
) {}

export class TooManyFailures extends DomainError {
  readonly code = 'TOO_MANY_FAILURES';
  readonly kind = 'too_many';
  override readonly retryAfterSeconds: number;

  constructor({ retryAfterSeconds }: { retryAfterSeconds: number }) {
    super(`Too many failed sign-ins from this address; try again in ${retryAfterSeconds} s.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export class ForeignOrigin extends domainError(
  'FOREIGN_ORIGIN',
  'refused',
  'This request was made by the page of another site.',
) {}

export class UsernameTaken extends domainError(
  'USERNAME_TAKEN',
  'conflict',
  'Another account has this username; choose a different one.',
) {}

export class InvalidUsername extends DomainError {
  readonly code = 'INVALID_USERNAME';
  readonly kind = 'invalid_content';

  constructor() {
    super(
      'A username has 3 to 60 small letters, digits, dots, hyphens or underscores and begins with a letter or digit.',
    );
  }
}

export class WeakPassword extends DomainError {
  readonly code = 'WEAK_PASSWORD';
  readonly kind = 'invalid_content';
}

export class SignInNotFound extends domainError('SIGN_IN_NOT_FOUND', 'not_found', 'This sign-in has ended already.') {}

export class WrongPassword extends domainError('WRONG_PASSWORD', 'refused', 'The current password is not right.') {}

export class StaffAccountNotFound extends domainError(
  'STAFF_ACCOUNT_NOT_FOUND',
  'not_found',
  'There is no such account, or it is outside of what your role reaches.',
) {}

export class OwnAccount extends domainError(
  'OWN_ACCOUNT',
  'conflict',
  'Nobody may do this to their own account; ask another administrator.',
) {}
