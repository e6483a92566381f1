import { DomainError, domainError } from '@sunflower/platform';

export class AppealsClosed extends domainError(
  'APPEALS_CLOSED',
  'conflict',
  'Results of this sitting can be appealed against only within the time announced with them.',
) {}

/** Only one appeal about the whole result and one about each item is allowed. */
export class AppealMade extends domainError(
  'APPEAL_MADE',
  'conflict',
  'You have appealed about this already; the answer appears here.',
) {}

export class AppealLimit extends domainError(
  'APPEAL_LIMIT',
  'conflict',
  'You have made as many appeals as one result takes.',
  { limit: 'number' },
) {}

export class NoSuchItem extends domainError(
  'NO_SUCH_ITEM',
  'invalid_content',
  'Your paper has no item of this number.',
  { items: 'number' },
) {}

/** Too many requests of one person within a minute. */
export class TooManyAppeals extends DomainError {
  readonly code = 'TOO_MANY_APPEALS';
  readonly kind = 'too_many';
  override readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('That was often; wait a little.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export class AppealNotFound extends domainError('APPEAL_NOT_FOUND', 'not_found', 'There is no such appeal.') {}

export class AppealAnswered extends domainError(
  'APPEAL_ANSWERED',
  'conflict',
  'This appeal has been answered already; its answer stands.',
) {}

export class RunOfAnotherExam extends domainError(
  'RUN_OF_ANOTHER_EXAM',
  'invalid_content',
  'The grading run is not one of this exam.',
) {}

export class InvalidAppealWindow extends domainError(
  'INVALID_APPEAL_WINDOW',
  'invalid_content',
  'The window ends later than now and than it begins, and names sittings of this exam.',
) {}
