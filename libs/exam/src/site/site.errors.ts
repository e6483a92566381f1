import { DomainError, domainError, type FieldFault } from '@sunflower/platform';

/** Also for a site out of reach. */
export class SiteNotFound extends domainError(
  'SITE_NOT_FOUND',
  'not_found',
  'There is no such exam site, or it is outside of what your role reaches.',
) {}

export class SiteCodeTaken extends domainError(
  'SITE_CODE_TAKEN',
  'conflict',
  'The organisation has a site with this code already.',
  { siteCode: 'text' },
) {}

/** A sitting uses the room. */
export class SiteRoomInUse extends domainError(
  'SITE_ROOM_IN_USE',
  'conflict',
  'A sitting uses this room, so it cannot be removed; take it out of the sitting first.',
  { roomNumber: 'number' },
) {}

export class SiteChangedMeanwhile extends domainError(
  'SITE_CHANGED_MEANWHILE',
  'conflict',
  'The rooms of the site were changed in the meantime; open it again.',
) {}

export class InvalidSite extends DomainError {
  readonly code = 'INVALID_SITE';
  readonly kind = 'invalid_content';

  constructor(faults: FieldFault[]) {
    super(faults.map(({ field, problem }) => `${field}: ${problem}`).join('; '), { faults });
  }
}
