export { ID_TYPES, maskIdNumber, parseIdNumber, residentIdCheckCharacter, type IdType } from './person/id-number';
export { Organisations } from './organisation/organisations';
export { OrganisationFollowers, type RenamedOrganisation } from './organisation-tree/organisation-followers';
export { OrganisationClosed, OrganisationNotFound, PersonNotFound } from './organisations.errors';
export { OrganisationsModule } from './organisations.module';
export type { OrganisationLevel } from './organisation/organisation-level';
export type { OrganisationView } from './organisation/organisation.repository';
export { CertificateGlyphs } from './person/certificate-glyphs';
export { People, type PersonView } from './person/people';
export { PersonPhones } from './person/person-phones';
export { PersonalData } from './person/personal-data';
export { AddPerson } from './person-change/add-person';
export { checkPerson, type CheckedPerson } from './person-change/check-person';
export { changesPrint } from './person-change/person-difference';
export { PersonReach } from './person-change/person-reach';
export {
  PersonFollowers,
  type Followed,
  type PersonCorrection,
  type PersonMerge,
} from './person-change/person-followers';
export { RosterImports, type RosterUploadByStaff } from './roster-import/roster-imports';
export { MAX_ROSTER_FILE_BYTES } from './roster-file/roster-reader';
