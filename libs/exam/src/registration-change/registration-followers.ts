import { Injectable } from '@nestjs/common';

/** Why a registration was not changed. */
export const CHANGE_REFUSALS = [
  'NOT_IN_EXAM',
  'SESSION_STARTED',
  'RESULT_RELEASED',
  'ALREADY_IN_SITTING',
  'ALREADY_DEFERRED',
  'LATER_ATTEMPT',
] as const;
export type ChangeRefusal = (typeof CHANGE_REFUSALS)[number];

/** Called for at most 200 registrations, in the transaction that takes them out of their sitting. */
export interface RegistrationFollower {
  obstacles: (registrationIds: readonly string[]) => Promise<ReadonlyMap<string, ChangeRefusal>>;
  /** Deletes data that expects these people in the sitting. Not called for registrations with obstacles. */
  takenOut?: (registrationIds: readonly string[]) => Promise<void>;
}

/** The libs to the right register here: they know whether somebody has begun or has a result. */
@Injectable()
export class RegistrationFollowers {
  private readonly followers: RegistrationFollower[] = [];

  add(follower: RegistrationFollower): void {
    this.followers.push(follower);
  }

  /** The first obstacle of each registration. */
  async obstacles(registrationIds: readonly string[]): Promise<Map<string, ChangeRefusal>> {
    const found = new Map<string, ChangeRefusal>();
    if (registrationIds.length === 0) return found;
    for (const follower of this.followers)
      for (const [id, refusal] of await follower.obstacles(registrationIds)) if (!found.has(id)) found.set(id, refusal);
    return found;
  }

  async takenOut(registrationIds: readonly string[]): Promise<void> {
    if (registrationIds.length === 0) return;
    for (const follower of this.followers) await follower.takenOut?.(registrationIds);
  }
}
