import { Injectable } from '@nestjs/common';
import { SignInRefused } from './identity.errors';
import type { SessionCookie } from './session-cookie';
import { VisitorSessions, type SignedIn } from './sign-in/visitor-sessions';
import { PasswordProof } from './sign-in/password-proof';
import { PendingSignIns } from './sign-in/pending-sign-ins';
import { SignInLog } from './sign-in/sign-in-log';
import type { Visitor } from './sign-in/visitor';
import { StaffAccountRepository } from './staff-account.repository';
import { parseUsername } from './username';

interface SignInAttempt {
  username: string;
  password: string;
  visitor: Visitor;
}

/** Signed in, or the password was right and the code of the second factor is to follow. */
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

  /** @throws SignInRefused for an unknown name, a wrong password and a deactivated account alike; TooManyFailures, Overloaded */
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
