import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, newId, Secrets, type Config } from '@sunflower/platform';
import { hostCookie, SentCookies, type Cookies, type SessionCookie } from '../session/session-cookie';
import { checkToken, claimedStaffId, issueToken, type BoundAccount } from './account-token';

const COOKIE = 'sunflower_known';
const LIFETIME_MS = 180 * 24 * 60 * 60 * 1000;
/** Number of colleagues who can share a browser. */
const MOST_ACCOUNTS = 5;
const MOST_LETTERS = 2000;
const SEPARATOR = '~';

/**
 * Browsers in which staff signed in before, so that an attack from elsewhere neither locks these members out nor makes
 * them wait. The cookie is not a credential: without the password it opens nothing.
 */
@Injectable()
export class KnownBrowsers {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly sent: SentCookies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Called after a sign-in; keeps the browser's tokens of other accounts. */
  remember({ account, cookies }: { account: BoundAccount; cookies: Cookies }): SessionCookie {
    const token = issueToken({
      secrets: this.secrets,
      purpose: 'known-browser',
      account,
      id: newId(),
      expiresAtMs: this.clock.now() + LIFETIME_MS,
    });
    const others = this.tokensIn(cookies).filter((other) => claimedStaffId(other) !== account.id);
    const value = [token, ...others].slice(0, MOST_ACCOUNTS).join(SEPARATOR);
    return hostCookie({ name: COOKIE, value, lifetimeMs: LIFETIME_MS, sameSite: 'strict', config: this.config });
  }

  /** The browser's id when this account signed in there before with its current password; otherwise null. */
  find({ account, cookies }: { account: BoundAccount; cookies: Cookies }): string | null {
    const nowMs = this.clock.now();
    const ids = this.tokensIn(cookies).map((token) =>
      checkToken({ secrets: this.secrets, purpose: 'known-browser', account, token, nowMs }),
    );
    return ids.find((id) => id !== null) ?? null;
  }

  private tokensIn(cookies: Cookies): string[] {
    const value = this.sent.find({ cookies, name: COOKIE });
    return value === null || value.length > MOST_LETTERS ? [] : value.split(SEPARATOR).slice(0, MOST_ACCOUNTS);
  }
}
