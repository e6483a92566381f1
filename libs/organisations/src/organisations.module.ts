import { Module } from '@nestjs/common';
import { entities } from '@sunflower/platform';
import { Organisation } from './organisation.entity';
import { OrganisationRepository } from './organisation.repository';
import { Organisations } from './organisations';
import { People } from './people';
import { Person } from './person.entity';
import { PersonRepository } from './person.repository';
import { PersonalData } from './personal-data';
import { RosterImportFault } from './roster-import-fault.entity';
import { RosterImportRow } from './roster-import-row.entity';
import { RosterImport } from './roster-import.entity';

@Module({
  imports: [...entities(Organisation, Person, RosterImport, RosterImportRow, RosterImportFault)],
  providers: [OrganisationRepository, Organisations, PersonRepository, PersonalData, People],
  exports: [Organisations, People],
})
export class OrganisationsModule {}
