import { DomainError, domainError } from '../errors/errors';

export class NotSignedIn extends domainError('NOT_SIGNED_IN', 'not_signed_in', 'Sign in first.') {}

export class NotAllowed extends DomainError {
  readonly code = 'NOT_ALLOWED';
  readonly kind = 'refused';

  constructor(message = 'Your role does not allow this.') {
    super(message);
  }
}
