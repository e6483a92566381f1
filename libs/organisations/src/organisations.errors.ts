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
