import { DomainError, domainError, notFound } from '@sunflower/platform';
import { MAX_HANDS } from './raised-hand-rule';

/** The last hand of this session was raised less than a minute ago. */
export class HandTooSoon extends DomainError {
  readonly code = 'HAND_TOO_SOON';
  readonly kind = 'too_many';
  override readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('You raised your hand a moment ago; wait a little.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export class HandLimit extends domainError(
  'HAND_LIMIT',
  'conflict',
  `A hand can be raised ${MAX_HANDS} times in one session. Speak to an invigilator.`,
) {}

export class HandNotFound extends notFound('There is no such raised hand.') {}

export class HandClosed extends domainError('HAND_CLOSED', 'conflict', 'This raised hand is closed already.') {}
