import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonFollowers } from '@sunflower/organisations';
import { TrainingUnitRepository } from './training-unit.repository';

/** When two person records are merged, the completions of both count. */
@Injectable()
export class FollowPeople implements OnModuleInit {
  constructor(
    private readonly followers: PersonFollowers,
    private readonly repository: TrainingUnitRepository,
  ) {}

  onModuleInit(): void {
    this.followers.add({
      merged: async ({ kept, gone }) => {
        await this.repository.moveCompletions({ fromId: gone.id, toId: kept.id });
        return {};
      },
      inUse: (personIds) => this.repository.peopleWithCompletions(personIds),
    });
  }
}
