import { DomainError, domainError } from '@sunflower/platform';

export class PaperImportNotFound extends domainError(
  'PAPER_IMPORT_NOT_FOUND',
  'not_found',
  'There is no such import, or no such question in it.',
) {}

export class PaperTooLarge extends DomainError {
  readonly code = 'PAPER_TOO_LARGE';
  readonly kind = 'too_large';

  constructor({ maxMegabytes }: { maxMegabytes: number }) {
    super(`The file is larger than ${maxMegabytes} MB; split it.`, { maxMegabytes });
  }
}

/** The import is being read or stored, or is finished. */
export class PaperImportNotReady extends domainError(
  'PAPER_IMPORT_NOT_READY',
  'conflict',
  'The import is being read or stored just now, or it is over; load it anew.',
) {}

export class PaperImportNeedsDomain extends domainError(
  'PAPER_IMPORT_NEEDS_DOMAIN',
  'conflict',
  'Say to which domain of the bank the questions belong.',
) {}

export class PaperDomainUnknown extends domainError(
  'PAPER_DOMAIN_UNKNOWN',
  'invalid_content',
  'The bank has no such domain.',
) {}

/** All questions were requested, but some are faulty. Nothing was stored. */
export class PaperImportHasFaults extends DomainError {
  readonly code = 'PAPER_IMPORT_HAS_FAULTS';
  readonly kind = 'conflict';

  constructor({ count }: { count: number }) {
    super(`${count} questions are not right yet. Mend or skip them, or store the good ones alone.`, { count });
  }
}

export class NothingToStore extends domainError(
  'NOTHING_TO_STORE',
  'conflict',
  'No question of this import can be stored.',
) {}

/** A stored question can only be changed in the bank. */
export class PaperItemStored extends domainError(
  'PAPER_ITEM_STORED',
  'conflict',
  'This question is in the bank already; change it there.',
) {}
