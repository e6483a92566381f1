import { DomainError, domainError } from '@sunflower/platform';

export class ExclusionGroupTooLarge extends DomainError {
  readonly code = 'EXCLUSION_GROUP_TOO_LARGE';
  readonly kind = 'conflict';

  constructor({ max }: { max: number }) {
    super(`An exclusion group has at most ${max} questions.`, { max });
  }
}

/** The questions of a case always appear on a paper together. */
export class ExclusionWithinCase extends domainError(
  'EXCLUSION_WITHIN_CASE',
  'conflict',
  'Two of these questions are of one case, which a paper takes as a whole; they cannot exclude each other.',
) {}
