import { Injectable } from '@nestjs/common';
import type { CandidateActor } from '@sunflower/platform';

/** The version of a registration's access code; null when there is no such registration. */
export type FindCodeVersion = (registrationId: string) => Promise<number | null>;

/** Which access code is the current one is known further right, where registrations are: that room answers here. Until one does, no sign-in holds. */
@Injectable()
export class CurrentAccessCodes {
  private find: FindCodeVersion = () => Promise.resolve(null);

  answeredBy(find: FindCodeVersion): void {
    this.find = find;
  }

  /** False once the code that the sign-in was made with has been reissued. */
  async hold({ registrationId, accessCodeVersion }: CandidateActor): Promise<boolean> {
    return (await this.find(registrationId)) === accessCodeVersion;
  }
}
