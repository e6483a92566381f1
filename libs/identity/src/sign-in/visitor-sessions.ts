import { Injectable } from '@nestjs/common';
import { Database, Log } from '@sunflower/platform';
import { SignInRefused } from '../identity.errors';
import type { Cookies, SessionCookie } from '../session/session-cookie';
import { StaffAccountRepository } from '../account/staff-account.repository';
import { StaffSessions } from '../session/staff-sessions';
import type { BoundAccount } from './account-token';
import { KnownBrowsers } from './known-browsers';
import type { Visitor } from '../session/visitor';

export interface SignedIn {
  staffId: string;
  /** The session cookie comes first. */
  cookies: SessionCookie[];
}

/** Begins and ends the sessions of all ways to sign in. */
@Injectable()
export class VisitorSessions {
  constructor(
    private readonly database: Database,
    private readonly accounts: StaffAccountRepository,
    private readonly sessions: StaffSessions,
    private readonly browsers: KnownBrowsers,
    private readonly log: Log,
  ) {}

  /** @throws SignInRefused when the account was deactivated or its password changed after the check */
  async begin({ account, visitor }: { account: BoundAccount; visitor: Visitor }): Promise<SignedIn> {
    const session = await this.database.transaction(async () => {
      const row = await this.accounts.findLocked(account.id);
      if (!row?.active || row.passwordHash !== account.passwordHash) throw new SignInRefused();
      return this.sessions.begin({ staffId: account.id, visitor });
    });
    this.log.info('staff.signed-in', { staffId: account.id });
    return { staffId: account.id, cookies: [session, this.browsers.remember({ account, cookies: visitor.cookies })] };
  }

  /** Ends the browser's session, if any; returns a cookie that deletes the session cookie. */
  async end(cookies: Cookies): Promise<SessionCookie> {
    await this.database.transaction(() => this.sessions.endOf(cookies));
    return this.sessions.expiredCookie();
  }

  /**
   * In the caller's transaction, after a new password: signs out every other browser. The session cookie comes first.
   */
  async beginInsteadOfAll({ account, visitor }: { account: BoundAccount; visitor: Visitor }): Promise<SessionCookie[]> {
    await this.sessions.endAllOf(account.id);
    const session = await this.sessions.begin({ staffId: account.id, visitor });
    return [session, this.browsers.remember({ account, cookies: visitor.cookies })];
  }
}
