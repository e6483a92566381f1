import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RegistrationFollowers, type ChangeRefusal } from '@sunflower/exam';
import { AttemptRepository } from './attempt.repository';

/** A released result stays on its registration; one of a run that nobody has released goes with it. */
@Injectable()
export class FollowRegistrations implements OnModuleInit {
  constructor(
    private readonly followers: RegistrationFollowers,
    private readonly repository: AttemptRepository,
  ) {}

  onModuleInit(): void {
    this.followers.add({
      obstacles: async (ids) =>
        new Map(
          (await this.repository.releasedAmong(ids)).map((id): [string, ChangeRefusal] => [id, 'RESULT_RELEASED']),
        ),
      takenOut: (ids) => this.repository.forget(ids),
    });
  }
}
