import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RegistrationFollowers, type ChangeRefusal } from '@sunflower/exam';
import { PersonFollowers } from '@sunflower/organisations';
import { SessionListRepository } from './session-list.repository';

/** A session is watched by those who reach the organisation of its registration; who has one is not taken out of a sitting. */
@Injectable()
export class FollowPeople implements OnModuleInit {
  constructor(
    private readonly followers: PersonFollowers,
    private readonly registrations: RegistrationFollowers,
    private readonly repository: SessionListRepository,
  ) {}

  onModuleInit(): void {
    const follow = async ({ id }: { id: string }) => {
      await this.repository.followOrganisations(id);
      return {};
    };
    this.followers.add({ corrected: ({ after }) => follow(after), merged: ({ kept }) => follow(kept) });
    this.registrations.add({
      obstacles: async (ids) =>
        new Map(
          (await this.repository.startedAmong(ids)).map((id): [string, ChangeRefusal] => [id, 'SESSION_STARTED']),
        ),
    });
  }
}
