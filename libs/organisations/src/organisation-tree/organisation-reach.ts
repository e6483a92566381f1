import { Injectable } from '@nestjs/common';
import { mayDo, NotAllowed, STAFF_ROLES, type StaffActor } from '@sunflower/platform';
import type { OrganisationView } from '../organisation/organisation.repository';
import { Organisations } from '../organisation/organisations';
import { OrganisationNotFound } from '../organisations.errors';
import { pathAbove } from './organisation-rules';

interface Asked {
  organisationId: string;
  staff: StaffActor;
}

/** What of the tree somebody keeps: all below an organisation that they administer, and not that one itself. */
@Injectable()
export class OrganisationReach {
  constructor(private readonly organisations: Organisations) {}

  /** One to be changed. @throws OrganisationNotFound, NotAllowed */
  async below({ organisationId, staff }: Asked): Promise<OrganisationView> {
    const organisation = await this.organisations.getOrganisation(organisationId);
    return this.reached({ organisation, staff, keptFrom: pathAbove(organisation.path) });
  }

  /** One below which others are added, or to which people go. @throws OrganisationNotFound, NotAllowed */
  async at({ organisationId, staff }: Asked): Promise<OrganisationView> {
    const organisation = await this.organisations.getOrganisation(organisationId);
    return this.reached({ organisation, staff, keptFrom: organisation.path });
  }

  private reached({
    organisation,
    staff,
    keptFrom,
  }: {
    organisation: OrganisationView;
    staff: StaffActor;
    keptFrom: string;
  }): OrganisationView {
    if (mayDo({ staff, act: 'organisation.change', organisationPath: keptFrom }) === 'allowed') return organisation;
    const isSeen = staff.may({ roles: STAFF_ROLES, organisationPath: organisation.path });
    throw isSeen ? new NotAllowed() : new OrganisationNotFound();
  }
}
