import { Injectable } from '@nestjs/common';
import { SignInRefused } from '../identity.errors';
import type { SessionCookie } from '../session/session-cookie';
import { VisitorSessions, type SignedIn } from './visitor-sessions';
import { PasswordProof } from './password-proof';
import { PendingSignIns } from './pending-sign-ins';
import { SignInLog } from './sign-in-log';
import type { Visitor } from '../session/visitor';
import { StaffAccountRepository } from '../account/staff-account.repository';
import { parseUsername } from '../account/username';

interface SignInAttempt {
  username: string;
  password: string;
  visitor: Visitor;
}

/** Either signed in, or the password was right and the code of the second factor must follow. */
export type SignInStep = { next: 'none'; signedIn: SignedIn } | { next: 'code'; cookie: SessionCookie };

@Injectable()
export class StaffSignIns {
  constructor(
    private readonly accounts: StaffAccountRepository,
    private readonly proof: PasswordProof,
    private readonly pending: PendingSignIns,
    private readonly sessions: VisitorSessions,
    private readonly log: SignInLog,
  ) {}

  /**
   * @throws SignInRefused for an unknown name, a wrong password or a deactivated account; TooManyFailures, Overloaded
   */
  async signIn({ username: typed, password, visitor }: SignInAttempt): Promise<SignInStep> {
    const username = parseUsername(typed);
    const account = username === null ? null : await this.accounts.findByUsername(username);
    const proven = await this.proof.ofVisitor({ name: username ?? typed, account, password, visitor });
    if (!proven || !account) {
      this.log.note('staff.sign-in-refused', { staffId: account?.id ?? null, address: visitor.address });
      throw new SignInRefused();
    }
    if (account.hasSecondFactor) return { next: 'code', cookie: this.pending.issue(account) };
    return { next: 'none', signedIn: await this.sessions.begin({ account, visitor }) };
  }
}
