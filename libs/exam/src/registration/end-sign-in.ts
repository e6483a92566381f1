import { Injectable } from '@nestjs/common';
import { withEnded } from '@sunflower/identity';
import { CommitLane, Database } from '@sunflower/platform';
import { RegistrationRepository } from './registration.repository';

export interface EndingSignIn {
  registrationId: string;
  signInId: string;
}

const SIGN_OUTS_A_COMMIT = 50;

/**
 * Writes a sign-out to the row of its registration, where every process sees it at once. Nothing is written for a
 * sign-in without a sign-out. Sign-outs that arrive together are committed together, so that somebody who signs in and
 * out without end takes no more turns of the writer than anybody else.
 */
@Injectable()
export class EndSignIn {
  private readonly lane = new CommitLane<EndingSignIn, null>({
    commit: (endings) => this.endAll(endings),
    maxRequests: SIGN_OUTS_A_COMMIT,
  });

  constructor(
    private readonly database: Database,
    private readonly repository: RegistrationRepository,
  ) {}

  async end(ending: EndingSignIn): Promise<void> {
    await this.lane.add(ending);
  }

  private endAll(endings: EndingSignIn[]): Promise<null[]> {
    return this.database.transaction(async () => {
      const standings = await this.repository.lockStandings(endings.map(({ registrationId }) => registrationId));
      const lists = new Map<string, string>();
      for (const { registrationId, signInId } of endings) {
        const standing = standings.get(registrationId);
        // The registration no longer exists, e.g. it was purged with its rehearsal.
        if (!standing) continue;
        const endedSignIns = lists.get(registrationId) ?? standing.endedSignIns;
        const list = withEnded({ signInId, endedSignIns });
        if (list !== null) lists.set(registrationId, list);
      }
      await this.repository.setEndedSignIns(lists);
      return endings.map(() => null);
    });
  }
}
