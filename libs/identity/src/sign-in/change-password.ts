import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';
import { WrongPassword } from '../identity.errors';
import { staffCaller } from '../password/password-hashing';
import type { SessionCookie } from '../session/session-cookie';
import { VisitorSessions } from './visitor-sessions';
import { OwnPassword } from './own-password';
import type { Visitor } from '../session/visitor';
import { StaffAccountRepository } from '../account/staff-account.repository';
import { StaffAccounts } from '../account/staff-accounts';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly repository: StaffAccountRepository,
    private readonly accounts: StaffAccounts,
    private readonly ownPassword: OwnPassword,
    private readonly sessions: VisitorSessions,
    private readonly audit: Audit,
  ) {}

  /**
   * Ends every session of this account and begins a new one here.
   * @throws WrongPassword, WeakPassword, TooManyFailures, Overloaded
   */
  async changeOwn({
    staffId,
    current,
    next,
    visitor,
  }: {
    staffId: string;
    current: string;
    next: string;
    visitor: Visitor;
  }): Promise<SessionCookie[]> {
    const { passwordHash: formerHash } = await this.ownPassword.prove({
      staffId,
      password: current,
      address: visitor.address,
    });
    const passwordHash = await this.accounts.hashOwnNewPassword({
      staffId,
      password: next,
      former: current,
      caller: staffCaller(staffId),
    });
    return this.database.transaction(async () => {
      const account = await this.repository.findLocked(staffId);
      // The password was reset during the check; the reset wins.
      if (account?.passwordHash !== formerHash) throw new WrongPassword();
      await this.repository.setPassword({ id: staffId, passwordHash, mustChange: false });
      await this.audit.record({
        staffId,
        action: 'staff.password-changed',
        subjectType: 'staff',
        subjectId: staffId,
        reason: null,
      });
      return this.sessions.beginInsteadOfAll({ account: { id: staffId, passwordHash }, visitor });
    });
  }
}
