import { Module } from '@nestjs/common';
import { entities } from '@sunflower/platform';
import { ApplyRoster } from './roster-import/apply-roster';
import { CheckRoster } from './roster-import/check-roster';
import { RosterReader } from './roster-file/roster-reader';
import { CompareRoster } from './roster-import/compare-roster';
import { Organisation } from './organisation/organisation.entity';
import { OrganisationRepository } from './organisation/organisation.repository';
import { Organisations } from './organisation/organisations';
import { OrganisationsController } from './organisation/organisations.controller';
import { People } from './person/people';
import { PeopleController } from './person/people.controller';
import { Person } from './person/person.entity';
import { PersonRepository } from './person/person.repository';
import { PersonalData } from './person/personal-data';
import { RecordRosterCheck } from './roster-import/record-roster-check';
import { RenewPersonalData } from './sealed-rows/renew-personal-data';
import { SealedRowRepository } from './sealed-rows/sealed-row.repository';
import { RosterImportFault } from './roster-import/roster-import-fault.entity';
import { RosterImportRow } from './roster-import/roster-import-row.entity';
import { RosterImport } from './roster-import/roster-import.entity';
import { RosterImportRepository } from './roster-import/roster-import.repository';
import { RosterImports } from './roster-import/roster-imports';
import { RosterImportsController } from './roster-import/roster-imports.controller';
import { RosterStagingRepository } from './roster-import/roster-staging.repository';
import { StageRoster } from './roster-import/stage-roster';
import { TidyRosterImports } from './roster-import/tidy-roster-imports';

@Module({
  imports: [...entities(Organisation, Person, RosterImport, RosterImportRow, RosterImportFault)],
  controllers: [OrganisationsController, PeopleController, RosterImportsController],
  providers: [
    OrganisationRepository,
    Organisations,
    PersonRepository,
    PersonalData,
    People,
    RosterImportRepository,
    RosterStagingRepository,
    RosterImports,
    CheckRoster,
    RosterReader,
    CompareRoster,
    StageRoster,
    RecordRosterCheck,
    ApplyRoster,
    TidyRosterImports,
    SealedRowRepository,
    RenewPersonalData,
  ],
  exports: [Organisations, People, RosterImports],
})
export class OrganisationsModule {}
