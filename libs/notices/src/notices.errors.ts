import { DomainError, domainError } from '@sunflower/platform';

export class NoticeNotFound extends domainError(
  'NOTICE_NOT_FOUND',
  'not_found',
  'There is no such notice of this exam.',
) {}

export class NoticePortOff extends domainError(
  'NOTICE_PORT_OFF',
  'conflict',
  'The operator has not set up this way of sending.',
  { port: 'text' },
) {}

export class UnknownNoticeField extends domainError(
  'UNKNOWN_NOTICE_FIELD',
  'invalid_content',
  'The text has something in braces that is no field here.',
  { field: 'text' },
) {}

export class NobodyToNotify extends domainError(
  'NOBODY_TO_NOTIFY',
  'conflict',
  'Nobody is registered whom this notice is for.',
) {}

/** Of one exam. */
export class TooManyNotices extends domainError(
  'TOO_MANY_NOTICES',
  'conflict',
  'As many notices as an exam takes have been made.',
  { limit: 'number' },
) {}

export class AnnouncementNotFound extends domainError(
  'ANNOUNCEMENT_NOT_FOUND',
  'not_found',
  'There is no such announcement of this exam.',
) {}

/** Over, without a length, or longer than 92 days. */
export class AnnouncementTimes extends domainError(
  'ANNOUNCEMENT_TIMES',
  'conflict',
  'An announcement ends after it begins, in the future, and is shown for at most 92 days.',
) {}

/** Of one exam. `open`: that are not over; `limit`: in all. */
export class TooManyAnnouncements extends domainError(
  'TOO_MANY_ANNOUNCEMENTS',
  'conflict',
  'The exam has as many announcements as it may have; end one first.',
  { open: 'number', limit: 'number' },
) {}

/** It is done, or was stopped or resumed by somebody else. */
export class NoticeNotInState extends domainError(
  'NOTICE_NOT_IN_STATE',
  'conflict',
  'The notice is not in a state in which this is possible; reload it.',
) {}

export class TooManyAsked extends DomainError {
  readonly code = 'TOO_MANY_REQUESTS';
  readonly kind = 'too_many';

  constructor(override readonly retryAfterSeconds: number) {
    super('Too many requests came from this address, or in all; try again later.');
  }
}
