import { DomainError, domainError } from '@sunflower/platform';
import type { BulkEffect } from './bulk-effect';

const MAX_TOLD = 20;

/** At least one question prevents the act, so nothing was changed. */
export class BulkActRefused extends DomainError {
  readonly code = 'BULK_ACT_REFUSED';
  readonly kind = 'conflict';

  constructor(refused: readonly BulkEffect[]) {
    super('Nothing was changed, because some of these questions cannot be acted on so.', {
      count: refused.length,
      questions: refused.slice(0, MAX_TOLD).map(({ code, refused: why }) => ({ code, why })),
    });
  }
}

export class BulkChangedMeanwhile extends domainError(
  'BULK_CHANGED_MEANWHILE',
  'conflict',
  'Nothing was changed, because some of these questions changed since the preview. Look at it again.',
) {}

export class UnknownDomain extends domainError('UNKNOWN_DOMAIN', 'invalid_content', 'The bank has no such domain.') {}
