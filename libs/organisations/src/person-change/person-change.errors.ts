import { DomainError, domainError, type FieldFault } from '@sunflower/platform';

export class InvalidPerson extends DomainError {
  readonly code = 'INVALID_PERSON';
  readonly kind = 'invalid_content';

  constructor(faults: FieldFault[]) {
    super(faults.map(({ field, problem }) => `${field} ${problem}.`).join(' '), { faults });
  }
}

/** `personId` is the owner of the number if the caller may know, otherwise empty. */
export class IdNumberTaken extends domainError(
  'ID_NUMBER_TAKEN',
  'conflict',
  'Somebody on the roster has this ID number; if the two are one person, merge them.',
  { personId: 'text' },
) {}

export class NothingToCorrect extends domainError(
  'NOTHING_TO_CORRECT',
  'conflict',
  'All of this stands on the roster already; nothing was changed.',
) {}

export class PeopleNotMergeable extends domainError(
  'PEOPLE_NOT_MERGEABLE',
  'conflict',
  'Both are registered for the same exam; cancel one of the two registrations first.',
  { exams: 'text', count: 'number' },
) {}
