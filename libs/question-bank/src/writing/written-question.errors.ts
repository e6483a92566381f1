import { DomainError, faultTable, notFound, onlyDetails, type Fault } from '@sunflower/platform';

/** Faults of a question written on the screen, apart from those of a file. */
export const writtenFault = faultTable({
  NOT_ONE_QUESTION: 'is not one question or one group',
  ID_OF_OTHER_QUESTION: 'this id is another question of the bank; give it another, or leave it empty',
  GROUP_QUESTION_MISSING: 'the stored question {id} is missing; retire it instead of leaving it out',
  GROUP_QUESTION_TAKES_ID: 'the question {id} does not belong to this group',
  DOMAIN_IN_USE: 'the domain {domain} has questions and cannot be taken away',
});

/** A fault and its place in the request. */
export interface PlacedFault extends Fault {
  /** `questions.0.options.1`; null for the whole file. */
  path: string | null;
  field: string | null;
}

/** Nothing was stored; the draft is unchanged. */
export class QuestionNotStorable extends DomainError {
  readonly code = 'QUESTION_NOT_STORABLE';
  readonly kind = 'invalid_content';
  override readonly maxDetailsLength = 60_000;

  constructor(faults: readonly PlacedFault[]) {
    super('The question cannot be stored yet; each fault names its place.', { faults });
  }
}

export class InvalidBank extends DomainError {
  readonly code = 'INVALID_BANK';
  readonly kind = 'invalid_content';

  constructor(faults: readonly PlacedFault[]) {
    super('The bank cannot be saved yet; each fault names its place.', { faults });
  }
}

export class BankCodeInUse extends DomainError {
  readonly code = 'BANK_CODE_IN_USE';
  readonly kind = 'conflict';

  constructor(bankCode: string) {
    super('Another bank has this code; give yours another.', { bankCode });
  }
}

export class DraftNotFound extends notFound('There is no such draft of yours.') {}

export class DraftTooLarge extends DomainError {
  readonly code = 'DRAFT_TOO_LARGE';
  readonly kind = 'too_large';

  constructor({ maxKilobytes }: { maxKilobytes: number }) {
    super(`A draft is at most ${maxKilobytes} KB; store the question, or shorten it.`, { maxKilobytes });
  }
}

export class TooManyDrafts extends DomainError {
  readonly code = 'TOO_MANY_DRAFTS';
  readonly kind = 'conflict';

  constructor({ max }: { max: number }) {
    super(`You have ${max} drafts in this bank; store or discard some first.`, { max });
  }
}

/** Someone else is editing the question; `alongside` continues nevertheless. */
export class QuestionBeingEdited extends DomainError {
  readonly code = 'QUESTION_BEING_EDITED';
  readonly kind = 'conflict';

  constructor(other: { name: string; at: string }) {
    super('Somebody else is editing this question.', onlyDetails(other, { name: true, at: true }));
  }
}

/** The question has a newer version than the one that was changed. */
export class QuestionChangedMeanwhile extends DomainError {
  readonly code = 'QUESTION_CHANGED_MEANWHILE';
  readonly kind = 'conflict';

  constructor(newer: { name: string; at: string; versionNumber: number }) {
    super(
      'The question has a newer version than the one that you changed. Your draft is kept.',
      onlyDetails(newer, { name: true, at: true, versionNumber: true }),
    );
  }
}
