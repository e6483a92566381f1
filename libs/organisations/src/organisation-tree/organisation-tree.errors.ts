import { domainError } from '@sunflower/platform';

/** Two open organisations below one never have the same name: a roster could not tell them apart. */
export class OrganisationNameTaken extends domainError(
  'ORGANISATION_NAME_TAKEN',
  'conflict',
  'There is an open organisation of this name below the same one.',
) {}

export class OrganisationCodeTaken extends domainError(
  'ORGANISATION_CODE_TAKEN',
  'conflict',
  'There is an organisation with this code already.',
) {}

export class OrganisationMisplaced extends domainError(
  'ORGANISATION_MISPLACED',
  'invalid_content',
  'A town belongs below a county, and a unit below a district or a town.',
) {}

/** Codes grow with the tree: below this one there is no room for another. */
export class OrganisationCodesUsedUp extends domainError(
  'ORGANISATION_CODES_USED_UP',
  'conflict',
  'There is no code left below this organisation; give one by hand.',
) {}

export class OrganisationNotChangeable extends domainError(
  'ORGANISATION_NOT_CHANGEABLE',
  'conflict',
  'Districts of the registry are neither closed nor merged, and a closed organisation does not change.',
) {}

export class OrganisationHasParts extends domainError(
  'ORGANISATION_HAS_PARTS',
  'conflict',
  'There are open organisations below it; close or merge these first.',
  { count: 'number' },
) {}

export class OrganisationNotMergeable extends domainError(
  'ORGANISATION_NOT_MERGEABLE',
  'conflict',
  'An organisation is merged into another open one.',
) {}

export class OrganisationNotReopenable extends domainError(
  'ORGANISATION_NOT_REOPENABLE',
  'conflict',
  'It is open, was merged into another one, or lies below a closed one.',
) {}
