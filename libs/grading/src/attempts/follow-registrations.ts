import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RegistrationFollowers, type ChangeRefusal } from '@sunflower/exam';
import { AttemptRepository } from './attempt.repository';

/**
 * Refuses changes of registrations with a released result, and deletes unreleased results together with their
 * registration.
 */
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
