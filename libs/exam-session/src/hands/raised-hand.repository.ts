import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';
import { RaisedHand } from './raised-hand.entity';
import type { HandsRaised } from './raised-hand-rule';

/** A hand that is up, as boards show it. */
export interface UpHand {
  id: string;
  body: string;
  raisedAt: number;
  seenAt: number | null;
}

/** `hand` is null when the hand is down. */
export interface HandOfPerson {
  registrationId: string;
  hand: UpHand | null;
}

export interface UpHandRow {
  id: string;
  registration_id: string;
  body: string;
  raised_at: number | string;
  seen_at: number | string | null;
}

/** Of `raised_hand h`. */
export const UP_HAND_COLUMNS = 'h.id, h.registration_id, h.body, h.raised_at, h.seen_at';

/** All SQL on raised hands. */
@Injectable()
export class RaisedHandRepository {
  constructor(private readonly database: Database) {}

  async insert(hand: RaisedHand): Promise<void> {
    await this.database.repository(RaisedHand).insert(hand);
  }

  find(id: string): Promise<RaisedHand | null> {
    return this.database.repository(RaisedHand).findOneBy({ id });
  }

  /** Of a session, the newest first. */
  listOf(sessionId: string): Promise<RaisedHand[]> {
    return this.database.repository(RaisedHand).find({ where: { sessionId }, order: { raisedAt: 'DESC' } });
  }

  findUp(sessionId: string): Promise<RaisedHand | null> {
    return this.database.repository(RaisedHand).findOneBy({ openSessionId: sessionId });
  }

  async raisedIn(sessionId: string): Promise<HandsRaised> {
    // One statement: between two, another request could raise one.
    const [row] = await this.database.select<{
      n: number | string;
      last: number | string | null;
      up: number | string;
    }>(
      'SELECT COUNT(*) AS n, MAX(raised_at) AS last, COUNT(open_session_id) AS up FROM raised_hand WHERE session_id = ?',
      [sessionId],
    );
    const last = row?.last ?? null;
    return {
      count: Number(row?.n ?? 0),
      lastRaisedAt: last === null ? null : Number(last),
      isUp: Number(row?.up ?? 0) > 0,
    };
  }

  /** False if the hand was seen before, or is down. */
  async markSeen({ id, staffId, nowMs }: { id: string; staffId: string; nowMs: number }): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE raised_hand SET seen_at = ?, seen_by = ?, changes = changes + 1, changed_at = ?
       WHERE id = ? AND seen_at IS NULL AND closed_at IS NULL`,
      [nowMs, staffId, nowMs, id],
    );
    return changed === 1;
  }

  /** `staffId` null: by the candidate. False if the hand is down already. */
  async close({ id, staffId, nowMs }: { id: string; staffId: string | null; nowMs: number }): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE raised_hand SET closed_at = ?, closed_by = ?, open_session_id = NULL, changes = changes + 1, changed_at = ?
       WHERE id = ? AND closed_at IS NULL`,
      [nowMs, staffId, nowMs, id],
    );
    return changed === 1;
  }

  /** By registration, how often its hands changed in all; only registrations with a change at `sinceMs` or later. */
  async countChanges({ examId, sinceMs }: { examId: string; sinceMs: number }): Promise<Map<string, number>> {
    const rows = await this.database.select<{ registration_id: string; n: number | string }>(
      `SELECT registration_id, SUM(changes) AS n FROM raised_hand
       WHERE session_id IN (SELECT session_id FROM raised_hand WHERE exam_id = ? AND changed_at >= ?)
       GROUP BY registration_id`,
      [examId, sinceMs],
    );
    return new Map(rows.map(({ registration_id, n }) => [registration_id, Number(n)]));
  }

  async countOf(examId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM raised_hand WHERE exam_id = ?',
      [examId],
    );
    return Number(row?.n ?? 0);
  }

  /** Deletes at most `limit` hands of an exam; returns how many. */
  async eraseSome({ examId, limit }: { examId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ id: string }>('SELECT id FROM raised_hand WHERE exam_id = ? LIMIT ?', [
      examId,
      limit,
    ]);
    const ids = rows.map(({ id }) => id);
    return ids.length === 0 ? 0 : this.database.execute(`DELETE FROM raised_hand WHERE id IN ${inList(ids)}`, ids);
  }

  /** By registration, how often its hands changed in all, and the hand that is up. */
  async standingOf(registrationIds: readonly string[]): Promise<Map<string, { changes: number; hand: UpHand | null }>> {
    if (registrationIds.length === 0) return new Map();
    const rows = await this.database.select<UpHandRow & { closed_at: number | string | null; changes: number }>(
      `SELECT ${UP_HAND_COLUMNS}, h.closed_at, h.changes FROM raised_hand h JOIN exam_session s ON s.id = h.session_id
       WHERE s.registration_id IN ${inList(registrationIds)}`,
      [...registrationIds],
    );
    const standings = new Map<string, { changes: number; hand: UpHand | null }>();
    for (const row of rows) {
      const before = standings.get(row.registration_id) ?? { changes: 0, hand: null };
      standings.set(row.registration_id, {
        changes: before.changes + row.changes,
        hand: row.closed_at === null ? toUpHand(row).hand : before.hand,
      });
    }
    return standings;
  }
}

export const toUpHand = (row: UpHandRow): { registrationId: string; hand: UpHand } => ({
  registrationId: row.registration_id,
  hand: {
    id: row.id,
    body: row.body,
    raisedAt: Number(row.raised_at),
    seenAt: row.seen_at === null ? null : Number(row.seen_at),
  },
});
