export { ID_TYPES, maskIdNumber, parseIdNumber, residentIdCheckCharacter, type IdType } from './id-number';
export { Organisations } from './organisations';
export { OrganisationNotFound, PersonNotFound } from './organisations.errors';
export { OrganisationsModule } from './organisations.module';
export type { OrganisationLevel } from './organisation-level';
export type { OrganisationView } from './organisation.repository';
export { People, type PersonView } from './people';
export { RosterImports, type RosterUploadByStaff } from './roster-imports';
export { MAX_ROSTER_FILE_BYTES } from './roster-file/roster-reader';
