import { Injectable } from '@nestjs/common';
import { NotAllowed, rolesFor, type StaffActor, type StaffRole } from '@sunflower/platform';
import { GovernedAccounts, type ActOnAccount } from './governed-accounts';
import { OwnAccount } from '../identity.errors';
import { staffCaller } from '../password/password-hashing';
import { governsAll, seesAny } from '../account/role-granting';
import { NoSecondFactor } from '../second-factor/second-factor.errors';
import { SecondFactorRepository } from '../second-factor/second-factor.repository';
import { StaffAccountRepository, type StaffAccountRow } from '../account/staff-account.repository';
import { StaffAccounts } from '../account/staff-accounts';
import { StaffGrants, type NamedGrant } from '../account/staff-grants';
import { StaffSessions } from '../session/staff-sessions';

export interface AdministeredAccount extends Omit<StaffAccountRow, 'passwordHash'> {
  grants: NamedGrant[];
}

/**
 * Acts of administrators on the accounts of their subtree; acts on their own account that change access are refused.
 */
@Injectable()
export class StaffAdministration {
  constructor(
    private readonly governed: GovernedAccounts,
    private readonly repository: StaffAccountRepository,
    private readonly accounts: StaffAccounts,
    private readonly grants: StaffGrants,
    private readonly sessions: StaffSessions,
    private readonly factors: SecondFactorRepository,
  ) {}

  /** Ordered by username; each account with the roles in the administrator's subtree. */
  async listAccounts({
    staff,
    afterUsername,
    limit,
  }: {
    staff: StaffActor;
    afterUsername: string;
    limit: number;
  }): Promise<AdministeredAccount[]> {
    const organisationIds = await this.grants.organisationIdsWithin(staff.subtrees(rolesFor('account.read')));
    const rows = await this.repository.listPage({ organisationIds, afterUsername, limit });
    const grants = await this.grants.listForMany(rows.map(({ id }) => id));
    return rows.map(({ passwordHash: _, ...row }) => ({
      ...row,
      grants: (grants.get(row.id) ?? []).filter((grant) => seesAny({ staff, grants: [grant] })),
    }));
  }

  /**
   * @throws NotAllowed when a role is outside the administrator's own subtree; and the errors of
   * StaffAccounts.createAccount
   */
  async createAccount({
    staff,
    ...account
  }: {
    staff: StaffActor;
    username: string;
    displayName: string;
    password: string;
    grants: { role: StaffRole; organisationId: string }[];
  }): Promise<{ id: string }> {
    if (!governsAll({ staff, grants: await this.grants.named(account.grants) })) {
      throw new NotAllowed('You may give roles only within the organisations that you administer.');
    }
    return this.accounts.createAccount({ ...account, demo: false, createdBy: staff.staffId });
  }

  /** Also ends the account's sessions. @throws StaffAccountNotFound, NotAllowed, OwnAccount */
  async deactivate(act: ActOnAccount): Promise<void> {
    requireAnothers(act);
    const { accountId } = act;
    await this.governed.actOn({ ...act, action: 'staff.deactivated' }, async () => {
      await this.repository.setActive({ id: accountId, active: false });
      await this.sessions.endAllOf(accountId);
    });
  }

  /** @throws StaffAccountNotFound, NotAllowed */
  async reactivate(act: ActOnAccount): Promise<void> {
    await this.governed.actOn({ ...act, action: 'staff.reactivated' }, () =>
      this.repository.setActive({ id: act.accountId, active: true }),
    );
  }

  /**
   * Sets a new password for somebody who forgot theirs, to be changed at the next sign-in. Ends the account's sessions.
   * @throws StaffAccountNotFound, NotAllowed, OwnAccount, WeakPassword, Overloaded
   */
  async resetPassword({ password, ...act }: ActOnAccount & { password: string }): Promise<void> {
    requireAnothers(act);
    const { staff, accountId } = act;
    await this.governed.require(act);
    const passwordHash = await this.accounts.hashNewPasswordOf({
      staffId: accountId,
      password,
      caller: staffCaller(staff.staffId),
    });
    await this.governed.actOn({ ...act, action: 'staff.password-reset' }, async () => {
      await this.repository.setPassword({ id: accountId, passwordHash, mustChange: true });
      await this.sessions.endAllOf(accountId);
    });
  }

  /**
   * For somebody who lost both phone and recovery codes. Ends the account's sessions.
   * @throws StaffAccountNotFound, NotAllowed, OwnAccount, NoSecondFactor
   */
  async removeSecondFactor(act: ActOnAccount): Promise<void> {
    requireAnothers(act);
    await this.governed.actOn({ ...act, action: 'staff.second-factor-taken' }, async () => {
      if (!(await this.factors.delete(act.accountId))) throw new NoSecondFactor();
      await this.sessions.endAllOf(act.accountId);
    });
  }
}

// On the own account, a stolen session could otherwise bypass the request for the current password.
function requireAnothers({ staff, accountId }: ActOnAccount): void {
  if (accountId === staff.staffId) throw new OwnAccount();
}
