import { Injectable } from '@nestjs/common';
import { mayDo, type Act, type StaffActor } from '@sunflower/platform';
import { Organisations } from '../organisation/organisations';
import { OrganisationNotFound, PersonNotFound } from '../organisations.errors';
import { People, type PersonView } from '../person/people';

/** Checks the people and organisations that staff may act on. */
@Injectable()
export class PersonReach {
  constructor(
    private readonly people: People,
    private readonly organisations: Organisations,
  ) {}

  /** @throws PersonNotFound also when out of reach */
  async person({ personId, staff, act }: { personId: string; staff: StaffActor; act: Act }): Promise<PersonView> {
    const person = await this.people.getPerson(personId);
    if (mayDo({ staff, act, organisationPath: person.organisationPath }) !== 'allowed') throw new PersonNotFound();
    return person;
  }

  /** @throws OrganisationNotFound also when out of reach */
  async organisation({
    organisationId,
    staff,
    act,
  }: {
    organisationId: string;
    staff: StaffActor;
    act: Act;
  }): Promise<void> {
    const { path } = await this.organisations.getOrganisation(organisationId);
    if (mayDo({ staff, act, organisationPath: path }) !== 'allowed') throw new OrganisationNotFound();
  }
}
