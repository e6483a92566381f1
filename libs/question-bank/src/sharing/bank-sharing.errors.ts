import { domainError } from '@sunflower/platform';

export class BankShareNotFound extends domainError(
  'BANK_SHARE_NOT_FOUND',
  'not_found',
  'The organisation does not have this right to the bank.',
) {}
