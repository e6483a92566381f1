import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';

interface SessionRow {
  /** SHA-256 of the cookie. */
  id: string;
  staffId: string;
  createdAt: number;
  expiresAt: number;
}

export interface LiveSession {
  staffId: string;
  displayName: string;
  expiresAt: number;
}

@Injectable()
export class StaffSessionRepository {
  constructor(private readonly database: Database) {}

  /** Only while the account is active and the session has not expired. */
  async findLive({ id, now }: { id: string; now: number }): Promise<LiveSession | null> {
    const [row] = await this.database.select<LiveSession>(
      `SELECT s.staff_id AS staffId, a.display_name AS displayName, s.expires_at AS expiresAt
        FROM staff_session s JOIN staff_account a ON a.id = s.staff_id
        WHERE s.id = ? AND s.expires_at > ? AND a.active = 1`,
      [id, now],
    );
    return row ? { ...row, expiresAt: Number(row.expiresAt) } : null;
  }

  async insert({ id, staffId, createdAt, expiresAt }: SessionRow): Promise<void> {
    await this.database.execute(
      'INSERT INTO staff_session (id, staff_id, created_at, expires_at) VALUES (?, ?, ?, ?)',
      [id, staffId, createdAt, expiresAt],
    );
  }

  async delete(id: string): Promise<void> {
    await this.database.execute('DELETE FROM staff_session WHERE id = ?', [id]);
  }

  async deleteAllOf(staffId: string): Promise<void> {
    await this.database.execute('DELETE FROM staff_session WHERE staff_id = ?', [staffId]);
  }

  async deleteExpiredOf({ staffId, now }: { staffId: string; now: number }): Promise<void> {
    await this.database.execute('DELETE FROM staff_session WHERE staff_id = ? AND expires_at <= ?', [staffId, now]);
  }
}
