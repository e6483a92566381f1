import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrganisationFollowers } from '@sunflower/organisations';
import { PeopleOfRegistrations } from './people-of-registrations.repository';

/** Tickets of sittings that are not over bear the new name of an organisation; what is over keeps the name of its day. */
@Injectable()
export class FollowOrganisations implements OnModuleInit {
  constructor(
    private readonly followers: OrganisationFollowers,
    private readonly repository: PeopleOfRegistrations,
  ) {}

  onModuleInit(): void {
    this.followers.add(async (organisation) => {
      while ((await this.repository.renameOrganisation(organisation)) > 0);
    });
  }
}
