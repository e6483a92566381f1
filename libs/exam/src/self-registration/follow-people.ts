import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonFollowers } from '@sunflower/organisations';
import { ApplicationRepository } from './application.repository';

/** An application that brought somebody onto the roster goes with them when two entries become one. */
@Injectable()
export class ApplicationsFollowPeople implements OnModuleInit {
  constructor(
    private readonly followers: PersonFollowers,
    private readonly repository: ApplicationRepository,
  ) {}

  onModuleInit(): void {
    this.followers.add({
      merged: async ({ kept, gone }) => {
        await this.repository.moveToPerson({ fromId: gone.id, toId: kept.id });
        return {};
      },
    });
  }
}
