import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isDuplicateKey, newId, type StaffRole } from '@sunflower/platform';
import { InvalidUsername, StaffAccountNotFound, UsernameTaken, WeakPassword } from '../identity.errors';
import { PasswordHashing, staffCaller, type Caller } from '../password/password-hashing';
import {
  describePasswordFault,
  findPasswordFault,
  type PasswordFault,
  type PasswordOwner,
} from '../password/password-rule';
import { StaffAccountRepository, type StaffAccountRow } from './staff-account.repository';
import { StaffGrants } from './staff-grants';
import { parseUsername } from './username';

export interface NewStaffAccount {
  username: string;
  displayName: string;
  password: string;
  grants: readonly { role: StaffRole; organisationId: string }[];
  /** Made by the demo; the production profile refuses to start with demo accounts. */
  demo: boolean;
  /**
   * The member of staff who makes the account; null for the system. A password that one person sets for another must be
   * changed.
   */
  createdBy?: string | null;
}

export type StaffAccountName = Omit<StaffAccountRow, 'passwordHash' | 'demo' | 'createdAt'>;

/** The accounts of trainers, administrators and invigilators. The caller must check who may create them. */
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
    const named = await this.grants.named(distinct(grants));
    const owner = { username, displayName, organisationNames: named.map(({ organisationName }) => organisationName) };
    const caller = createdBy === null ? null : staffCaller(createdBy);
    const passwordHash = await this.hashNewPassword({ password, owner, caller });
    const id = newId();
    const roles = named.map(({ role, organisationId }) => ({ staffId: id, role, organisationId }));
    try {
      await this.database.transaction(async () => {
        await this.repository.insert({
          id,
          username,
          displayName,
          passwordHash,
          active: true,
          demo,
          mustChangePassword: createdBy !== null,
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

  /** Hashes a new password for an existing account. @throws StaffAccountNotFound, WeakPassword, Overloaded */
  async hashNewPasswordOf({
    staffId,
    ...given
  }: {
    staffId: string;
    password: string;
    caller: Caller;
  }): Promise<string> {
    const { username, displayName } = await this.getAccount(staffId);
    const organisationNames = (await this.grants.listFor(staffId)).map(({ organisationName }) => organisationName);
    return this.hashNewPassword({ ...given, owner: { username, displayName, organisationNames } });
  }

  /** Like `hashNewPasswordOf`, and refuses the former password. */
  async hashOwnNewPassword({
    former,
    ...given
  }: {
    staffId: string;
    password: string;
    former: string;
    caller: Caller;
  }): Promise<string> {
    if (given.password.normalize('NFKC') === former.normalize('NFKC')) throw weak('same_as_before');
    return this.hashNewPasswordOf(given);
  }

  private async hashNewPassword({
    password,
    owner,
    caller,
  }: {
    password: string;
    owner: PasswordOwner;
    caller: Caller | null;
  }): Promise<string> {
    const fault = findPasswordFault({ password, owner });
    if (fault !== null) throw weak(fault);
    return this.passwords.hash({ password, caller });
  }
}

const weak = (fault: PasswordFault): WeakPassword => new WeakPassword(describePasswordFault(fault), { fault });

const toName = ({ passwordHash: _, demo: __, createdAt: ___, ...name }: StaffAccountRow): StaffAccountName => name;

function distinct(grants: NewStaffAccount['grants']): NewStaffAccount['grants'] {
  return [...new Map(grants.map((grant) => [`${grant.role} ${grant.organisationId}`, grant])).values()];
}
