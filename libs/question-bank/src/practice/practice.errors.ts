import { domainError } from '@sunflower/platform';

/** A secure bank never leaves the exam. */
export class BankNotOpen extends domainError(
  'BANK_NOT_OPEN',
  'conflict',
  'This bank is kept for exams; only an open bank may be practised with.',
) {}
