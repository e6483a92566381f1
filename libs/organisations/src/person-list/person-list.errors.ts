import { domainError } from '@sunflower/platform';

export class PersonListTooLong extends domainError(
  'PERSON_LIST_TOO_LONG',
  'too_large',
  'The list has too many rows; split it.',
  { limit: 'number' },
) {}
