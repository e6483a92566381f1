import { domainError } from '@sunflower/platform';

export class DuplicateSearchRunning extends domainError(
  'DUPLICATE_SEARCH_RUNNING',
  'conflict',
  'The bank is being searched already; wait for the result.',
) {}

export class DuplicatePairGone extends domainError(
  'DUPLICATE_PAIR_GONE',
  'conflict',
  'There is no such pair of questions any more.',
) {}
