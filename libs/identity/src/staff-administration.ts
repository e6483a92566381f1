import { Injectable } from '@nestjs/common';
import { Audit, Database, NotAllowed, rolesFor, type StaffActor, type StaffRole } from '@sunflower/platform';
import { OwnAccount, StaffAccountNotFound } from './identity.errors';
import { governsAll, seesAny } from './role-granting';
import { StaffAccountRepository, type StaffAccountRow } from './staff-account.repository';
import { StaffAccounts } from './staff-accounts';
import { StaffGrants, type NamedGrant } from './staff-grants';
import { StaffSessions } from './staff-sessions';

export interface AdministeredAccount extends Pick<
  StaffAccountRow,
  'id' | 'username' | 'displayName' | 'active' | 'demo' | 'createdAt'
> {
  grants: NamedGrant[];
}

interface ActOnAccount {
  staff: StaffActor;
  accountId: string;
  reason: string;
}

/** What administrators do with the accounts of their subtree. */
@Injectable()
export class StaffAdministration {
  constructor(
    private readonly database: Database,
    private readonly repository: StaffAccountRepository,
    private readonly accounts: StaffAccounts,
    private readonly grants: StaffGrants,
    private readonly sessions: StaffSessions,
    private readonly audit: Audit,
  ) {}

  /** In the order of usernames; of each account the roles that lie in the administrator's subtree. */
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
    return rows.map((row) => {
      const visible = (grants.get(row.id) ?? []).filter((grant) => seesAny({ staff, grants: [grant] }));
      return {
        id: row.id,
        username: row.username,
        displayName: row.displayName,
        active: row.active,
        demo: row.demo,
        createdAt: row.createdAt,
        grants: visible,
      };
    });
  }

  /** @throws NotAllowed when a role would reach beyond the administrator's own subtree, and as StaffAccounts.createAccount */
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

  /** Ends the account's sessions too. @throws StaffAccountNotFound, NotAllowed, OwnAccount */
  async deactivate({ staff, accountId, reason }: ActOnAccount): Promise<void> {
    if (accountId === staff.staffId) throw new OwnAccount();
    await this.actOn({ staff, accountId, reason, action: 'staff.deactivated' }, async () => {
      await this.repository.setActive({ id: accountId, active: false });
      await this.sessions.endAllOf(accountId);
    });
  }

  /** @throws StaffAccountNotFound, NotAllowed */
  async reactivate(act: ActOnAccount): Promise<void> {
    await this.actOn({ ...act, action: 'staff.reactivated' }, () =>
      this.repository.setActive({ id: act.accountId, active: true }),
    );
  }

  /** For somebody who forgot theirs. Ends the account's sessions. @throws StaffAccountNotFound, NotAllowed, WeakPassword */
  async resetPassword({ password, ...act }: ActOnAccount & { password: string }): Promise<void> {
    const account = await this.repository.findById(act.accountId);
    if (!account) throw new StaffAccountNotFound();
    const passwordHash = await this.accounts.hashNewPassword({ password, username: account.username });
    await this.actOn({ ...act, action: 'staff.password-reset' }, async () => {
      await this.repository.setPasswordHash({ id: act.accountId, passwordHash });
      await this.sessions.endAllOf(act.accountId);
    });
  }

  private async actOn(
    { staff, accountId, reason, action }: ActOnAccount & { action: string },
    act: () => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const account = await this.repository.findLocked(accountId);
      const grants = await this.grants.listFor(accountId);
      if (!account || !seesAny({ staff, grants })) throw new StaffAccountNotFound();
      if (!governsAll({ staff, grants }))
        throw new NotAllowed('This account holds a role outside of the organisations that you administer.');
      await act();
      await this.audit.record({ staffId: staff.staffId, action, subjectType: 'staff', subjectId: accountId, reason });
    });
  }
}
