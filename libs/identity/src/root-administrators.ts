import { Injectable } from '@nestjs/common';
import { NotAllowed, NotSignedIn, type StaffActor } from '@sunflower/platform';
import { STAFF_COOKIE, StaffSessions } from './staff-sessions';

/** `/350000/`: the root of the tree, and nothing above it. */
const isRoot = (organisationPath: string): boolean => organisationPath.split('/').filter(Boolean).length === 1;

/** Administrators of the whole province, for what is outside of the API's routes. */
@Injectable()
export class RootAdministrators {
  constructor(private readonly sessions: StaffSessions) {}

  /** @throws NotSignedIn, NotAllowed */
  async require(cookies: Record<string, string | undefined>): Promise<StaffActor> {
    const token = cookies[STAFF_COOKIE];
    const staff = token ? await this.sessions.findActor(token) : null;
    if (!staff) throw new NotSignedIn();
    if (!staff.subtrees(['administrator']).some(isRoot))
      throw new NotAllowed('Only an administrator of the whole province may see this.');
    return staff;
  }
}
