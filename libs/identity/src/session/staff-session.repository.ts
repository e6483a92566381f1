import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';

interface SessionRow {
  /** SHA-256 of the cookie. */
  id: string;
  staffId: string;
  createdAt: number;
  expiresAt: number;
  address: string;
  browser: string;
}

export interface LiveSession {
  staffId: string;
  displayName: string;
  expiresAt: number;
  /** To the minute; null for a session begun before this column existed. */
  lastSeenAt: number | null;
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
}

export interface OwnSession {
  id: string;
  createdAt: number;
  lastSeenAt: number | null;
  address: string | null;
  browser: string | null;
}

type Raw<Row> = { [Key in keyof Row]: Row[Key] extends string | null ? Row[Key] : number | string | null };

const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

@Injectable()
export class StaffSessionRepository {
  constructor(private readonly database: Database) {}

  /** Null unless the account is active and the session has not expired. */
  async findLive({ id, now }: { id: string; now: number }): Promise<LiveSession | null> {
    const [row] = await this.database.select<Raw<LiveSession>>(
      `SELECT s.staff_id AS staffId, a.display_name AS displayName, s.expires_at AS expiresAt, s.last_seen_at AS lastSeenAt,
          a.must_change_password AS mustChangePassword, f.created_at AS hasSecondFactor
        FROM staff_session s JOIN staff_account a ON a.id = s.staff_id LEFT JOIN staff_second_factor f ON f.staff_id = s.staff_id
        WHERE s.id = ? AND s.expires_at > ? AND a.active = 1`,
      [id, now],
    );
    if (!row) return null;
    return {
      staffId: row.staffId,
      displayName: row.displayName,
      expiresAt: Number(row.expiresAt),
      lastSeenAt: numberOrNull(row.lastSeenAt),
      mustChangePassword: Boolean(Number(row.mustChangePassword)),
      hasSecondFactor: row.hasSecondFactor !== null,
    };
  }

  /** Unexpired sessions, the one seen last first. */
  async listLiveOf({ staffId, now }: { staffId: string; now: number }): Promise<OwnSession[]> {
    const rows = await this.database.select<Raw<OwnSession>>(
      `SELECT s.id, s.created_at AS createdAt, s.last_seen_at AS lastSeenAt, s.address, s.browser FROM staff_session s
        WHERE s.staff_id = ? AND s.expires_at > ? ORDER BY COALESCE(s.last_seen_at, s.created_at) DESC, s.id LIMIT 100`,
      [staffId, now],
    );
    return rows.map(({ createdAt, lastSeenAt, ...row }) => ({
      ...row,
      createdAt: Number(createdAt),
      lastSeenAt: numberOrNull(lastSeenAt),
    }));
  }

  async insert({ id, staffId, createdAt, expiresAt, address, browser }: SessionRow): Promise<void> {
    await this.database.execute(
      'INSERT INTO staff_session (id, staff_id, created_at, expires_at, last_seen_at, address, browser) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [id, staffId, createdAt, expiresAt, createdAt, address, browser],
    );
  }

  async setLastSeen({ id, now }: { id: string; now: number }): Promise<void> {
    await this.database.execute(
      'UPDATE staff_session SET last_seen_at = ? WHERE id = ? AND (last_seen_at IS NULL OR last_seen_at < ?)',
      [now, id, now],
    );
  }

  async delete(id: string): Promise<void> {
    await this.database.execute('DELETE FROM staff_session WHERE id = ?', [id]);
  }

  /** Whether there was one. */
  async deleteOneOf({ staffId, id }: { staffId: string; id: string }): Promise<boolean> {
    return (
      (await this.database.execute('DELETE FROM staff_session WHERE staff_id = ? AND id = ?', [staffId, id])) === 1
    );
  }

  async deleteAllOf(staffId: string): Promise<void> {
    await this.database.execute('DELETE FROM staff_session WHERE staff_id = ?', [staffId]);
  }

  /** Returns the number of deleted sessions. */
  deleteOthersOf({ staffId, keptId }: { staffId: string; keptId: string }): Promise<number> {
    return this.database.execute('DELETE FROM staff_session WHERE staff_id = ? AND id <> ?', [staffId, keptId]);
  }

  async deleteExpiredOf({ staffId, now }: { staffId: string; now: number }): Promise<void> {
    await this.database.execute('DELETE FROM staff_session WHERE staff_id = ? AND expires_at <= ?', [staffId, now]);
  }

  /** Deletes a member's sessions that were not seen since. */
  async deleteIdleOf({ staffId, notSeenSince }: { staffId: string; notSeenSince: number }): Promise<void> {
    await this.database.execute('DELETE FROM staff_session WHERE staff_id = ? AND last_seen_at < ?', [
      staffId,
      notSeenSince,
    ]);
  }
}
