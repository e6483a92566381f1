import { Module } from '@nestjs/common';
import { entities } from '@sunflower/platform';
import { AuditedSubjects } from './person/audited-subjects.repository';
import { ApplyRoster } from './roster-import/apply-roster';
import { CheckRoster } from './roster-import/check-roster';
import { RosterReader } from './roster-file/roster-reader';
import { CompareRoster } from './roster-import/compare-roster';
import { Organisation } from './organisation/organisation.entity';
import { ImportOrganisations } from './organisation-tree/import-organisations';
import { KeepOrganisations } from './organisation-tree/keep-organisations';
import { MergeOrganisations } from './organisation-tree/merge-organisations';
import { MovePeople } from './organisation-tree/move-people';
import { OrganisationFollowers } from './organisation-tree/organisation-followers';
import { OrganisationReach } from './organisation-tree/organisation-reach';
import { OrganisationTreeController } from './organisation-tree/organisation-tree.controller';
import { OrganisationTreeRepository } from './organisation-tree/organisation-tree.repository';
import { OrganisationRepository } from './organisation/organisation.repository';
import { Organisations } from './organisation/organisations';
import { OrganisationsController } from './organisation/organisations.controller';
import { People } from './person/people';
import { PeopleController } from './person/people.controller';
import { CertificateGlyphs } from './person/certificate-glyphs';
import { Person } from './person/person.entity';
import { FindPeopleInFile } from './person-list/find-people-in-file';
import { PersonListController } from './person-list/person-list.controller';
import { PersonRepository } from './person/person.repository';
import { AddPerson } from './person-change/add-person';
import { CorrectPerson } from './person-change/correct-person';
import { FreeIdNumber } from './person-change/free-id-number';
import { MergePeople } from './person-change/merge-people';
import { PersonChangeController } from './person-change/person-change.controller';
import { PersonChange } from './person-change/person-change.entity';
import { PersonChangeRepository } from './person-change/person-change.repository';
import { PersonFollowers } from './person-change/person-followers';
import { PersonReach } from './person-change/person-reach';
import { RecordPersonChange } from './person-change/record-person-change';
import { SealPerson } from './person-change/seal-person';
import { PersonPhones } from './person/person-phones';
import { PersonalData } from './person/personal-data';
import { RecordRosterCheck } from './roster-import/record-roster-check';
import { RenewBadRows } from './bad-row/renew-bad-rows';
import { RenewPersonalData } from './sealed-rows/renew-personal-data';
import { SealedRowRepository } from './sealed-rows/sealed-row.repository';
import { BadRowRepository } from './bad-row/bad-row.repository';
import { BadRows } from './bad-row/bad-rows';
import { RosterImportBadRow } from './bad-row/roster-import-bad-row.entity';
import { CompareRow } from './roster-mending/compare-row';
import { MendableRows, MendRoster } from './roster-mending/mend-roster';
import { RosterMendingController } from './roster-mending/roster-mending.controller';
import { RosterHistoryController } from './roster-history/roster-history.controller';
import { RosterHistoryRepository } from './roster-history/roster-history.repository';
import { UndoRoster } from './roster-history/undo-roster';
import { RosterImportFault } from './roster-import/roster-import-fault.entity';
import { RosterImportRow } from './roster-import/roster-import-row.entity';
import { RosterImport } from './roster-import/roster-import.entity';
import { RosterImportRepository } from './roster-import/roster-import.repository';
import { RosterImports } from './roster-import/roster-imports';
import { RosterImportsController, RosterImportViews } from './roster-import/roster-imports.controller';
import { RosterStagingRepository } from './roster-import/roster-staging.repository';
import { StageRoster } from './roster-import/stage-roster';
import { TidyRosterImports } from './roster-import/tidy-roster-imports';

@Module({
  imports: [
    ...entities(
      Organisation,
      Person,
      PersonChange,
      RosterImport,
      RosterImportRow,
      RosterImportFault,
      RosterImportBadRow,
    ),
  ],
  controllers: [
    OrganisationsController,
    OrganisationTreeController,
    PeopleController,
    PersonListController,
    PersonChangeController,
    RosterHistoryController,
    RosterImportsController,
    RosterMendingController,
  ],
  providers: [
    AuditedSubjects,
    OrganisationRepository,
    Organisations,
    PersonRepository,
    PersonalData,
    PersonPhones,
    People,
    CertificateGlyphs,
    PersonFollowers,
    PersonReach,
    PersonChangeRepository,
    RecordPersonChange,
    SealPerson,
    FreeIdNumber,
    AddPerson,
    CorrectPerson,
    MergePeople,
    FindPeopleInFile,
    RosterImportRepository,
    RosterStagingRepository,
    RosterImports,
    RosterImportViews,
    CheckRoster,
    RosterReader,
    CompareRoster,
    StageRoster,
    RecordRosterCheck,
    ApplyRoster,
    TidyRosterImports,
    BadRows,
    BadRowRepository,
    CompareRow,
    MendRoster,
    MendableRows,
    RosterHistoryRepository,
    UndoRoster,
    OrganisationTreeRepository,
    OrganisationReach,
    OrganisationFollowers,
    KeepOrganisations,
    MovePeople,
    MergeOrganisations,
    ImportOrganisations,
    SealedRowRepository,
    RenewPersonalData,
    RenewBadRows,
  ],
  exports: [
    AddPerson,
    Organisations,
    PersonalData,
    PersonPhones,
    People,
    RosterImports,
    CertificateGlyphs,
    OrganisationFollowers,
    PersonFollowers,
    PersonReach,
  ],
})
export class OrganisationsModule {}
