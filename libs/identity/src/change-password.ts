import { Injectable } from '@nestjs/common';
import { Audit, Database, type StaffActor } from '@sunflower/platform';
import { StaffAccountNotFound } from './identity.errors';
import type { SessionCookie } from './session-cookie';
import { StaffAccountRepository } from './staff-account.repository';
import { StaffAccounts } from './staff-accounts';
import { StaffSessions } from './staff-sessions';
import { StaffSignIns } from './staff-sign-ins';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly repository: StaffAccountRepository,
    private readonly accounts: StaffAccounts,
    private readonly sessions: StaffSessions,
    private readonly signIns: StaffSignIns,
    private readonly audit: Audit,
  ) {}

  /** Ends every session of this account and begins a new one here. @throws WrongPassword, WeakPassword, TooManyFailures */
  async changeOwn({
    staff,
    current,
    next,
    address,
  }: {
    staff: StaffActor;
    current: string;
    next: string;
    address: string;
  }): Promise<SessionCookie> {
    const account = await this.repository.findById(staff.staffId);
    if (!account) throw new StaffAccountNotFound();
    await this.signIns.proveOwnPassword({ account, password: current, address });
    const passwordHash = await this.accounts.hashNewPassword({ password: next, username: account.username });
    return this.database.transaction(async () => {
      await this.repository.setPasswordHash({ id: staff.staffId, passwordHash });
      await this.sessions.endAllOf(staff.staffId);
      await this.audit.record({
        staffId: staff.staffId,
        action: 'staff.password-changed',
        subjectType: 'staff',
        subjectId: staff.staffId,
        reason: null,
      });
      return this.sessions.begin({ staffId: staff.staffId, formerToken: null });
    });
  }
}
