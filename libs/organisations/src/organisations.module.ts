import { Module } from '@nestjs/common';
import { entities } from '@sunflower/platform';
import { ApplyRoster } from './apply-roster';
import { CheckRoster } from './check-roster';
import { RosterReader } from './roster-file/roster-reader';
import { CompareRoster } from './compare-roster';
import { Organisation } from './organisation.entity';
import { OrganisationRepository } from './organisation.repository';
import { Organisations } from './organisations';
import { OrganisationsController } from './organisations.controller';
import { People } from './people';
import { PeopleController } from './people.controller';
import { Person } from './person.entity';
import { PersonRepository } from './person.repository';
import { PersonalData } from './personal-data';
import { RecordRosterCheck } from './record-roster-check';
import { RenewPersonalData } from './sealed-rows/renew-personal-data';
import { SealedRowRepository } from './sealed-rows/sealed-row.repository';
import { RosterImportFault } from './roster-import-fault.entity';
import { RosterImportRow } from './roster-import-row.entity';
import { RosterImport } from './roster-import.entity';
import { RosterImportRepository } from './roster-import.repository';
import { RosterImports } from './roster-imports';
import { RosterImportsController } from './roster-imports.controller';
import { RosterStagingRepository } from './roster-staging.repository';
import { StageRoster } from './stage-roster';
import { TidyRosterImports } from './tidy-roster-imports';

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
