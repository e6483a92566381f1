import { DomainError } from '@sunflower/platform';

/** The password was right; the browser now holds what `POST staff/sign-in/code` needs. */
export class CodeRequired extends DomainError {
  readonly code = 'SECOND_FACTOR_CODE_REQUIRED';
  readonly kind = 'not_signed_in';

  constructor() {
    super('The password is right; send the code of the second factor.');
  }
}

export class CodeRefused extends DomainError {
  readonly code = 'SECOND_FACTOR_CODE_REFUSED';
  readonly kind = 'not_signed_in';

  constructor() {
    super('The code is not right, or was used already.');
  }
}

export class PendingSignInExpired extends DomainError {
  readonly code = 'PENDING_SIGN_IN_EXPIRED';
  readonly kind = 'not_signed_in';

  constructor() {
    super('The password was typed too long ago; begin anew.');
  }
}

/** While signed in. */
export class WrongCode extends DomainError {
  readonly code = 'WRONG_CODE';
  readonly kind = 'refused';

  constructor() {
    super('The code is not right, or was used already.');
  }
}

export class SecondFactorAlready extends DomainError {
  readonly code = 'SECOND_FACTOR_ALREADY';
  readonly kind = 'conflict';

  constructor() {
    super('This account has a second factor; remove it first.');
  }
}

export class SecondFactorOfferExpired extends DomainError {
  readonly code = 'SECOND_FACTOR_OFFER_EXPIRED';
  readonly kind = 'conflict';

  constructor() {
    super('The QR code was shown too long ago; begin anew.');
  }
}

export class NoSecondFactor extends DomainError {
  readonly code = 'NO_SECOND_FACTOR';
  readonly kind = 'conflict';

  constructor() {
    super('This account has no second factor.');
  }
}
