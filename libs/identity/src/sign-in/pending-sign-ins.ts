import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, newId, Secrets, type Config } from '@sunflower/platform';
import { hostCookie, SentCookies, type Cookies, type SessionCookie } from '../session/session-cookie';
import { StaffAccountRepository, type StaffAccountRow } from '../account/staff-account.repository';
import { checkToken, claimedStaffId, issueToken, type BoundAccount } from './account-token';

const COOKIE = 'sunflower_pending';
/** Time to fetch the phone and read a code. */
const LIFETIME_MS = 5 * 60 * 1000;

/** Sign-ins with the right password whose second step is pending. The cookie allows nothing but that step. */
@Injectable()
export class PendingSignIns {
  constructor(
    private readonly secrets: Secrets,
    private readonly accounts: StaffAccountRepository,
    private readonly clock: Clock,
    private readonly sent: SentCookies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  issue(account: BoundAccount): SessionCookie {
    const expiresAtMs = this.clock.now() + LIFETIME_MS;
    const value = issueToken({
      secrets: this.secrets,
      purpose: 'pending-sign-in',
      account,
      id: newId(),
      expiresAtMs,
    });
    return this.cookie({ value, lifetimeMs: LIFETIME_MS });
  }

  expired(): SessionCookie {
    return this.cookie({ value: '', lifetimeMs: 0 });
  }

  /** The account whose password was accepted in this browser within the last five minutes; otherwise null. */
  async findAccount(cookies: Cookies): Promise<StaffAccountRow | null> {
    const token = this.sent.find({ cookies, name: COOKIE });
    const account = token === null ? null : await this.accounts.findById(claimedStaffId(token).slice(0, 36));
    if (token === null || !account?.active) return null;
    const nowMs = this.clock.now();
    const holds = checkToken({ secrets: this.secrets, purpose: 'pending-sign-in', account, token, nowMs }) !== null;
    return holds ? account : null;
  }

  private cookie({ value, lifetimeMs }: { value: string; lifetimeMs: number }): SessionCookie {
    return hostCookie({ name: COOKIE, value, lifetimeMs, sameSite: 'strict', config: this.config });
  }
}
