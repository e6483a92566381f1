import { domainError, notFound } from '@sunflower/platform';

export class MessageNotFound extends notFound('There is no such message.') {}

export class NobodyToTell extends domainError(
  'NOBODY_TO_TELL',
  'conflict',
  'Nobody whom this is for is sitting the exam or can still start.',
) {}

/** Messages to people picked out by name, search or state. */
export class TooManyNamed extends domainError(
  'TOO_MANY_NAMED',
  'conflict',
  'That are too many people to write to one by one; write to a sitting or a county.',
  { people: 'number', limit: 'number' },
) {}

export class TooManyMessages extends domainError(
  'TOO_MANY_MESSAGES',
  'conflict',
  'As many messages as an exam takes have been sent.',
  { limit: 'number' },
) {}
