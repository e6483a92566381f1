import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isDuplicateKey, newId, type StaffRole } from '@sunflower/platform';
import { InvalidUsername, StaffAccountNotFound, UsernameTaken, WeakPassword } from './identity.errors';
import { PasswordHashing } from './password-hashing';
import { describePasswordFault, findPasswordFault } from './password-rule';
import { StaffAccountRepository, type StaffAccountRow } from './staff-account.repository';
import { StaffGrants } from './staff-grants';
import { parseUsername } from './username';

export interface NewStaffAccount {
  username: string;
  displayName: string;
  password: string;
  grants: readonly { role: StaffRole; organisationId: string }[];
  /** Made by the demo; the production profile refuses to start with any. */
  demo: boolean;
  /** Who made it; null for the system itself. */
  createdBy?: string | null;
}

export type StaffAccountName = Pick<StaffAccountRow, 'id' | 'username' | 'displayName' | 'active'>;

/** The accounts of trainers, administrators and invigilators. Who may make them is the caller's to check. */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly database: Database,
    private readonly repository: StaffAccountRepository,
    private readonly grants: StaffGrants,
    private readonly passwords: PasswordHashing,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidUsername, WeakPassword, UsernameTaken, OrganisationNotFound */
  async createAccount({
    username: typed,
    displayName,
    password,
    grants,
    demo,
    createdBy = null,
  }: NewStaffAccount): Promise<{ id: string }> {
    const username = parseUsername(typed);
    if (username === null) throw new InvalidUsername();
    const passwordHash = await this.hashNewPassword({ password, username });
    const id = newId();
    const roles = (await this.grants.named(distinct(grants))).map(({ role, organisationId }) => ({
      staffId: id,
      role,
      organisationId,
    }));
    try {
      await this.database.transaction(async () => {
        await this.repository.insert({
          id,
          username,
          displayName,
          passwordHash,
          active: true,
          demo,
          createdAt: this.clock.now(),
        });
        await this.repository.insertRoles(roles);
        await this.audit.record({
          staffId: createdBy,
          action: 'staff.created',
          subjectType: 'staff',
          subjectId: id,
          reason: null,
          details: { demo, grants: roles.map(({ role, organisationId }) => ({ role, organisationId })) },
        });
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new UsernameTaken();
      throw error;
    }
    return { id };
  }

  async findByUsername(typed: string): Promise<StaffAccountName | null> {
    const username = parseUsername(typed);
    const account = username === null ? null : await this.repository.findByUsername(username);
    return account && toName(account);
  }

  /** @throws StaffAccountNotFound */
  async getAccount(id: string): Promise<StaffAccountName> {
    const account = await this.repository.findById(id);
    if (!account) throw new StaffAccountNotFound();
    return toName(account);
  }

  hasDemoAccounts(): Promise<boolean> {
    return this.repository.hasDemoAccounts();
  }

  /** @throws WeakPassword */
  async hashNewPassword({ password, username }: { password: string; username: string }): Promise<string> {
    const fault = findPasswordFault({ password, username });
    if (fault !== null) throw new WeakPassword(describePasswordFault(fault), { fault });
    return this.passwords.hash(password);
  }
}

const toName = ({ id, username, displayName, active }: StaffAccountRow): StaffAccountName => ({
  id,
  username,
  displayName,
  active,
});

function distinct(grants: NewStaffAccount['grants']): NewStaffAccount['grants'] {
  return [...new Map(grants.map((grant) => [`${grant.role} ${grant.organisationId}`, grant])).values()];
}
