import { domainError } from '@sunflower/platform';

/** The password was right; the browser now holds what `POST staff/sign-in/code` needs. */
export class CodeRequired extends domainError(
  'SECOND_FACTOR_CODE_REQUIRED',
  'not_signed_in',
  'The password is right; send the code of the second factor.',
) {}

export class CodeRefused extends domainError(
  'SECOND_FACTOR_CODE_REFUSED',
  'not_signed_in',
  'The code is not right, or was used already.',
) {}

export class PendingSignInExpired extends domainError(
  'PENDING_SIGN_IN_EXPIRED',
  'not_signed_in',
  'The password was typed too long ago; begin anew.',
) {}

/** For a request of somebody who is signed in. */
export class WrongCode extends domainError('WRONG_CODE', 'refused', 'The code is not right, or was used already.') {}

export class SecondFactorAlready extends domainError(
  'SECOND_FACTOR_ALREADY',
  'conflict',
  'This account has a second factor; remove it first.',
) {}

export class SecondFactorOfferExpired extends domainError(
  'SECOND_FACTOR_OFFER_EXPIRED',
  'conflict',
  'The QR code was shown too long ago; begin anew.',
) {}

export class NoSecondFactor extends domainError('NO_SECOND_FACTOR', 'conflict', 'This account has no second factor.') {}
