import { DomainError } from '@sunflower/platform';

export class OrganisationNotFound extends DomainError {
  readonly code = 'ORGANISATION_NOT_FOUND';
  readonly kind = 'not_found';

  constructor() {
    super('There is no such organisation, or it is outside of what your role reaches.');
  }
}

export class PersonNotFound extends DomainError {
  readonly code = 'PERSON_NOT_FOUND';
  readonly kind = 'not_found';

  constructor() {
    super('There is no such person, or they are outside of what your role reaches.');
  }
}

/** The master secret was lost and another one begun: what it sealed stays sealed. */
export class PersonalDataUnreadable extends DomainError {
  readonly code = 'PERSONAL_DATA_UNREADABLE';
  readonly kind = 'conflict';

  constructor() {
    super('This was encrypted with a master secret that has been lost; it can only be imported again.');
  }
}
