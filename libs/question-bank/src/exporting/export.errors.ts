import { domainError } from '@sunflower/platform';

/** The export exceeds the limits of one file or of its making. Nothing was sent or recorded. */
export class ExportTooLarge extends domainError(
  'EXPORT_TOO_LARGE',
  'too_large',
  'This is too much for one file of this format; export one domain at a time, or take another format.',
) {}

export class ExportStillBeingMade extends domainError(
  'EXPORT_STILL_BEING_MADE',
  'conflict',
  'Another export of yours is still being made; wait for it.',
) {}

export class NothingToExport extends domainError(
  'NOTHING_TO_EXPORT',
  'invalid_content',
  'No question of the bank fits what is to be exported.',
) {}
