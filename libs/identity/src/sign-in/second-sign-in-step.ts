import { Injectable } from '@nestjs/common';
import { RequestOrigin } from '@sunflower/platform';
import { TooManyFailures } from '../identity.errors';
import { CodeRefused, PendingSignInExpired } from '../second-factor/second-factor.errors';
import { SecondStep } from '../second-factor/second-step';
import { PendingSignIns } from './pending-sign-ins';
import { SignInLog } from './sign-in-log';
import type { Visitor } from '../session/visitor';
import { VisitorSessions, type SignedIn } from './visitor-sessions';

@Injectable()
export class SecondSignInStep {
  constructor(
    private readonly pending: PendingSignIns,
    private readonly step: SecondStep,
    private readonly sessions: VisitorSessions,
    private readonly log: SignInLog,
    private readonly origin: RequestOrigin,
  ) {}

  /** @throws PendingSignInExpired, CodeRefused, TooManyFailures */
  async signIn({ code, visitor }: { code: string; visitor: Visitor }): Promise<SignedIn> {
    const account = await this.pending.findAccount(visitor.cookies);
    if (!account) throw new PendingSignInExpired();
    // A recovery code that is used leaves an audit row, before anybody is signed in.
    this.origin.belongsTo(account.id);
    const ids = { staffId: account.id, address: visitor.address, step: 'code' };
    const proven = await this.step.proves({ staffId: account.id, code, address: visitor.address }).catch((error) => {
      if (error instanceof TooManyFailures) this.log.note('staff.sign-in-throttled', ids);
      throw error;
    });
    if (!proven) {
      this.log.note('staff.sign-in-refused', ids);
      throw new CodeRefused();
    }
    const { staffId, cookies } = await this.sessions.begin({ account, visitor });
    return { staffId, cookies: [...cookies, this.pending.expired()] };
  }
}
