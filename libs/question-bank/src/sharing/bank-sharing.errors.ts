import { DomainError } from '@sunflower/platform';

export class BankShareNotFound extends DomainError {
  readonly code = 'BANK_SHARE_NOT_FOUND';
  readonly kind = 'not_found';

  constructor() {
    super('The organisation does not have this right to the bank.');
  }
}
