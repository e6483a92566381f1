import { DomainError, domainError, InvalidRequest } from '@sunflower/platform';
import type { RosterImportState } from './roster-import-state';

export class RosterImportNotFound extends domainError(
  'ROSTER_IMPORT_NOT_FOUND',
  'not_found',
  'There is no such roster import, or it is outside of what your role reaches.',
) {}

export class RosterImportNotApplicable extends DomainError {
  readonly code = 'ROSTER_IMPORT_NOT_APPLICABLE';
  readonly kind = 'conflict';
  readonly state: RosterImportState;

  constructor({ state }: { state: RosterImportState }) {
    super(
      `Only an import that was checked without faults can be applied; this one is ${state}. Upload the file again.`,
      { state },
    );
    this.state = state;
  }
}

/** The roster changed between check and apply, so the check no longer holds. */
export class RosterChanged extends domainError(
  'ROSTER_CHANGED',
  'conflict',
  'The roster has changed since this file was checked; upload the file again.',
) {}

export class OrganisationNeeded extends InvalidRequest {
  constructor() {
    super('You administer several organisations; say into which one the roster goes (organisationId).', {
      faults: [{ field: 'organisationId', problem: 'is required' }],
    });
  }
}
