import { Injectable } from '@nestjs/common';
import { Database, placeholders, type StaffRole } from '@sunflower/platform';

export interface StaffAccountRow {
  id: string;
  username: string;
  displayName: string;
  passwordHash: string;
  active: boolean;
  demo: boolean;
  /** Whether somebody else set the password. */
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  createdAt: number;
}

export interface StaffRoleRow {
  staffId: string;
  role: StaffRole;
  organisationId: string;
}

type RawAccount = Omit<StaffAccountRow, 'active' | 'demo' | 'mustChangePassword' | 'hasSecondFactor' | 'createdAt'> & {
  active: number;
  demo: number;
  mustChangePassword: number;
  hasSecondFactor: number | null;
  createdAt: number | string;
};

const SELECT = `SELECT a.id, a.username, a.display_name AS displayName, a.password_hash AS passwordHash, a.active, a.demo,
    a.must_change_password AS mustChangePassword, a.created_at AS createdAt,
    (SELECT 1 FROM staff_second_factor f WHERE f.staff_id = a.id) AS hasSecondFactor
  FROM staff_account a`;

const toRow = (raw: RawAccount): StaffAccountRow => ({
  ...raw,
  active: Boolean(raw.active),
  demo: Boolean(raw.demo),
  mustChangePassword: Boolean(raw.mustChangePassword),
  hasSecondFactor: raw.hasSecondFactor !== null,
  createdAt: Number(raw.createdAt),
});

@Injectable()
export class StaffAccountRepository {
  constructor(private readonly database: Database) {}

  async findByUsername(username: string): Promise<StaffAccountRow | null> {
    const [raw] = await this.database.select<RawAccount>(`${SELECT} WHERE a.username = ?`, [username]);
    return raw ? toRow(raw) : null;
  }

  async findById(id: string): Promise<StaffAccountRow | null> {
    const [raw] = await this.database.select<RawAccount>(`${SELECT} WHERE a.id = ?`, [id]);
    return raw ? toRow(raw) : null;
  }

  /** Locks the row: nobody else changes this account before the transaction ends. */
  async findLocked(id: string): Promise<StaffAccountRow | null> {
    const [raw] = await this.database.select<RawAccount>(
      `${SELECT} WHERE a.id = ?${this.database.dialect.lockExclusive}`,
      [id],
    );
    return raw ? toRow(raw) : null;
  }

  /** Accounts with a role in one of the organisations, ordered by username, after `afterUsername`. */
  async listPage({
    organisationIds,
    afterUsername,
    limit,
  }: {
    organisationIds: readonly string[];
    afterUsername: string;
    limit: number;
  }): Promise<StaffAccountRow[]> {
    if (organisationIds.length === 0) return [];
    const raws = await this.database.select<RawAccount>(
      `${SELECT} WHERE a.username > ? AND EXISTS (
        SELECT 1 FROM staff_role r WHERE r.staff_id = a.id AND r.organisation_id IN ${placeholders({ rows: 1, columns: organisationIds.length })}
      ) ORDER BY a.username LIMIT ?`,
      [afterUsername, ...organisationIds, limit],
    );
    return raws.map(toRow);
  }

  async listRoles(staffIds: readonly string[]): Promise<StaffRoleRow[]> {
    if (staffIds.length === 0) return [];
    return this.database.select<StaffRoleRow>(
      `SELECT staff_id AS staffId, role, organisation_id AS organisationId FROM staff_role
        WHERE staff_id IN ${placeholders({ rows: 1, columns: staffIds.length })} ORDER BY staff_id, role, organisation_id`,
      [...staffIds],
    );
  }

  async insert(account: Omit<StaffAccountRow, 'hasSecondFactor'>): Promise<void> {
    const { id, username, displayName, passwordHash, active, demo, mustChangePassword, createdAt } = account;
    await this.database.execute(
      `INSERT INTO staff_account (id, username, display_name, password_hash, active, demo, must_change_password, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, username, displayName, passwordHash, active ? 1 : 0, demo ? 1 : 0, mustChangePassword ? 1 : 0, createdAt],
    );
  }

  async insertRoles(roles: readonly StaffRoleRow[]): Promise<void> {
    if (roles.length === 0) return;
    await this.database.execute(
      `INSERT INTO staff_role (staff_id, role, organisation_id) VALUES ${placeholders({ rows: roles.length, columns: 3 })}`,
      roles.flatMap(({ staffId, role, organisationId }) => [staffId, role, organisationId]),
    );
  }

  async setActive({ id, active }: { id: string; active: boolean }): Promise<void> {
    await this.database.execute('UPDATE staff_account SET active = ? WHERE id = ?', [active ? 1 : 0, id]);
  }

  async setPassword({
    id,
    passwordHash,
    mustChange,
  }: {
    id: string;
    passwordHash: string;
    mustChange: boolean;
  }): Promise<void> {
    await this.database.execute('UPDATE staff_account SET password_hash = ?, must_change_password = ? WHERE id = ?', [
      passwordHash,
      mustChange ? 1 : 0,
      id,
    ]);
  }

  async hasDemoAccounts(): Promise<boolean> {
    return (
      (await this.database.select<{ id: string }>('SELECT id FROM staff_account WHERE demo = 1 LIMIT 1')).length > 0
    );
  }
}
