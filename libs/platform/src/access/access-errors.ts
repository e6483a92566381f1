import { DomainError } from '../errors/errors';

export class NotSignedIn extends DomainError {
  readonly code = 'NOT_SIGNED_IN';
  readonly kind = 'not_signed_in';

  constructor() {
    super('Sign in first.');
  }
}

export class NotAllowed extends DomainError {
  readonly code = 'NOT_ALLOWED';
  readonly kind = 'refused';

  constructor(message = 'Your role does not allow this.') {
    super(message);
  }
}
