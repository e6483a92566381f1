import { Injectable } from '@nestjs/common';
import { NotAllowed, NotSignedIn, type StaffActor } from '@sunflower/platform';
import { undone } from '../duties/duty';
import type { Cookies } from '../session/session-cookie';
import { StaffSessions } from '../session/staff-sessions';

/** `/350000/`: whether the path is the root of the tree. */
const isRoot = (organisationPath: string): boolean => organisationPath.split('/').filter(Boolean).length === 1;

/** Checks for administrators of the whole province, for pages outside of the API's routes. */
@Injectable()
export class RootAdministrators {
  constructor(private readonly sessions: StaffSessions) {}

  /** @throws NotSignedIn, NotAllowed, PasswordChangeRequired, SecondFactorRequired */
  async require(cookies: Cookies): Promise<StaffActor> {
    // These pages refresh by themselves and cannot send the header that says so.
    const session = await this.sessions.find({ cookies, background: true });
    if (!session) throw new NotSignedIn();
    const { actor: staff, duty } = session;
    if (duty !== null) throw undone(duty);
    if (!staff.subtrees(['administrator']).some(isRoot))
      throw new NotAllowed('Only an administrator of the whole province may see this.');
    return staff;
  }
}
