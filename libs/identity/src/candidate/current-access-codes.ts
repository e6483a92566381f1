import { Injectable } from '@nestjs/common';
import type { CandidateActor } from '@sunflower/platform';
import { signInHolds, type SignInStanding } from './ended-sign-ins';

/** Null when there is no such registration. */
export type FindStanding = (registrationId: string) => Promise<SignInStanding | null>;

/**
 * The current access code and the ended sign-ins are stored with the registrations, in a lib to the right, which
 * supplies the lookup here. Without one, no sign-in is accepted.
 */
@Injectable()
export class CurrentAccessCodes {
  private find: FindStanding = () => Promise.resolve(null);

  answeredBy(find: FindStanding): void {
    this.find = find;
  }

  /** False when the access code of the sign-in was reissued, or the sign-in was ended. */
  async hold(candidate: CandidateActor): Promise<boolean> {
    return signInHolds({ candidate, standing: await this.find(candidate.registrationId) });
  }
}
