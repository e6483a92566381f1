import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RegistrationFollowers, type ChangeRefusal } from '@sunflower/exam';
import { PersonFollowers } from '@sunflower/organisations';
import { SessionListRepository } from './session-list.repository';

/** Keeps sessions at the organisation of their registration. A registration with a session cannot leave its sitting. */
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
