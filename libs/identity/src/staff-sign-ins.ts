import { Injectable } from '@nestjs/common';
import { Database, Log } from '@sunflower/platform';
import { SignInRefused, WrongPassword } from './identity.errors';
import { PasswordHashing } from './password-hashing';
import type { SessionCookie } from './session-cookie';
import { signInKey, SignInThrottle } from './sign-in-throttle';
import { StaffAccountRepository, type StaffAccountRow } from './staff-account.repository';
import { StaffSessions } from './staff-sessions';
import { parseUsername } from './username';

interface SignInAttempt {
  username: string;
  password: string;
  /** Where the request came from. */
  address: string;
  /** The cookie that the browser holds already. */
  formerToken: string | null;
}

@Injectable()
export class StaffSignIns {
  constructor(
    private readonly database: Database,
    private readonly accounts: StaffAccountRepository,
    private readonly sessions: StaffSessions,
    private readonly passwords: PasswordHashing,
    private readonly throttle: SignInThrottle,
    private readonly log: Log,
  ) {}

  /** @throws SignInRefused for an unknown name, a wrong password and a deactivated account alike; TooManyFailures */
  async signIn({
    username: typed,
    password,
    address,
    formerToken,
  }: SignInAttempt): Promise<{ staffId: string; cookie: SessionCookie }> {
    const username = parseUsername(typed);
    const account = username === null ? null : await this.accounts.findByUsername(username);
    const passwordHash = account?.active ? account.passwordHash : null;
    const proven = await this.isProven({ account: username ?? typed, address, passwordHash, password });
    if (!proven || !account) {
      this.log.warn('staff.sign-in-refused', { staffId: account?.id ?? null, address });
      throw new SignInRefused();
    }
    const cookie = await this.begin({ staffId: account.id, passwordHash, formerToken });
    this.log.info('staff.signed-in', { staffId: account.id });
    return { staffId: account.id, cookie };
  }

  async signOut(token: string): Promise<void> {
    await this.database.transaction(() => this.sessions.end(token));
  }

  /** For an act that asks for the password again. @throws WrongPassword, TooManyFailures */
  async proveOwnPassword({
    account,
    password,
    address,
  }: {
    account: StaffAccountRow;
    password: string;
    address: string;
  }): Promise<void> {
    const { username, passwordHash } = account;
    if (!(await this.isProven({ account: username, address, passwordHash, password }))) throw new WrongPassword();
  }

  private async isProven({
    account,
    address,
    passwordHash,
    password,
  }: {
    account: string;
    address: string;
    passwordHash: string | null;
    password: string;
  }): Promise<boolean> {
    const key = signInKey({ account, address });
    this.throttle.check(key);
    this.throttle.fail(key);
    const proven = await this.passwords.matches({ passwordHash, password });
    if (proven) this.throttle.succeed(key);
    return proven;
  }

  // The account may have been deactivated, or its password changed, while the password was being checked.
  private async begin({
    staffId,
    passwordHash,
    formerToken,
  }: {
    staffId: string;
    passwordHash: string | null;
    formerToken: string | null;
  }): Promise<SessionCookie> {
    return this.database.transaction(async () => {
      const account = await this.accounts.findLocked(staffId);
      if (!account?.active || account.passwordHash !== passwordHash) throw new SignInRefused();
      return this.sessions.begin({ staffId, formerToken });
    });
  }
}
