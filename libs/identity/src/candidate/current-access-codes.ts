import { Injectable } from '@nestjs/common';
import type { CandidateActor } from '@sunflower/platform';
import { signInHolds, type SignInStanding } from './ended-sign-ins';

/** Null when there is no such registration. */
export type FindStanding = (registrationId: string) => Promise<SignInStanding | null>;

/**
 * Which access code is the current one, and which sign-ins were ended, is known further right, where registrations are: that room
 * answers here. Until one does, no sign-in holds.
 */
@Injectable()
export class CurrentAccessCodes {
  private find: FindStanding = () => Promise.resolve(null);

  answeredBy(find: FindStanding): void {
    this.find = find;
  }

  /** False once the code that the sign-in was made with has been reissued, or the sign-in was ended. */
  async hold(candidate: CandidateActor): Promise<boolean> {
    return signInHolds({ candidate, standing: await this.find(candidate.registrationId) });
  }
}
