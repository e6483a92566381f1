import { Injectable } from '@nestjs/common';
import { Audit, Database, NotAllowed, type StaffActor } from '@sunflower/platform';
import { StaffAccountNotFound } from '../identity.errors';
import { governsAll, seesAny } from '../account/role-granting';
import { StaffAccountRepository } from '../account/staff-account.repository';
import { StaffGrants } from '../account/staff-grants';

export interface ActOnAccount {
  staff: StaffActor;
  accountId: string;
  reason: string;
}

/** Checks that an administrator governs every role of an account, and audits acts on it. */
@Injectable()
export class GovernedAccounts {
  constructor(
    private readonly database: Database,
    private readonly repository: StaffAccountRepository,
    private readonly grants: StaffGrants,
    private readonly audit: Audit,
  ) {}

  /** Runs the act in one transaction with its audit row. @throws StaffAccountNotFound, NotAllowed */
  async actOn(
    { staff, accountId, reason, action }: ActOnAccount & { action: string },
    act: () => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.repository.findLocked(accountId))) throw new StaffAccountNotFound();
      await this.require({ staff, accountId });
      await act();
      await this.audit.record({ staffId: staff.staffId, action, subjectType: 'staff', subjectId: accountId, reason });
    });
  }

  /** @throws StaffAccountNotFound, NotAllowed */
  async require({ staff, accountId }: Pick<ActOnAccount, 'staff' | 'accountId'>): Promise<void> {
    const grants = await this.grants.listFor(accountId);
    if (!seesAny({ staff, grants })) throw new StaffAccountNotFound();
    if (!governsAll({ staff, grants }))
      throw new NotAllowed('This account holds a role outside of the organisations that you administer.');
  }
}
