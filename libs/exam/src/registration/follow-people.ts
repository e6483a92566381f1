import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonFollowers } from '@sunflower/organisations';
import { PeopleOfRegistrations } from './people-of-registrations.repository';

/** Keeps registrations, and so tickets, in line with the roster. */
@Injectable()
export class FollowPeople implements OnModuleInit {
  constructor(
    private readonly followers: PersonFollowers,
    private readonly repository: PeopleOfRegistrations,
  ) {}

  onModuleInit(): void {
    this.followers.add({
      corrected: async ({ after, at }) => ({
        registrations: await this.repository.rename({ ofPersonId: after.id, person: after, now: at }),
      }),
      obstaclesTo: (people) => this.repository.titlesOfCommonExams(people),
      merged: async ({ kept, gone, at }) => ({
        registrations: await this.repository.rename({ ofPersonId: gone.id, person: kept, now: at }),
      }),
      inUse: (personIds) => this.repository.registeredAmong(personIds),
    });
  }
}
