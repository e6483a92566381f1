import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';

export interface LosingRegistration {
  id: string;
  examId: string;
  candidateName: string;
}

/** All SQL on lost access codes. */
@Injectable()
export class LostCodeRepository {
  constructor(private readonly database: Database) {}

  /** Whether any exam that is not over lets candidates ask. */
  async isOffered(nowMs: number): Promise<boolean> {
    const rows = await this.database.select(
      `SELECT n.exam_id FROM notice_setting n JOIN sitting s ON s.exam_id = n.exam_id
        WHERE n.lost_codes = 1 AND s.closes_at > ? LIMIT 1`,
      [nowMs],
    );
    return rows.length > 0;
  }

  /** Registrations of these people whose exam allows it and whose sitting is not over; nobody who sits the exam now. */
  async registrationsOf({
    personIds,
    nowMs,
  }: {
    personIds: readonly string[];
    nowMs: number;
  }): Promise<LosingRegistration[]> {
    if (personIds.length === 0) return [];
    return this.database.select(
      `SELECT r.id, r.exam_id AS examId, r.candidate_name AS candidateName FROM registration r
        JOIN sitting s ON s.id = r.sitting_id JOIN notice_setting n ON n.exam_id = r.exam_id
        WHERE r.person_id IN ${inList(personIds)} AND n.lost_codes = 1 AND s.closes_at + r.extra_time_minutes * 60000 > ?
        AND NOT EXISTS (SELECT 1 FROM exam_session x WHERE x.registration_id = r.id AND x.state = 'in_progress')
        ORDER BY s.opens_at, r.id LIMIT 10`,
      [...personIds, nowMs],
    );
  }

  /** How many codes were sent to this registration since then, and when the last one was. */
  async sentSince({
    batchId,
    registrationId,
    sinceMs,
  }: {
    batchId: string;
    registrationId: string;
    sinceMs: number;
  }): Promise<{ count: number; lastAtMs: number }> {
    const [row] = await this.database.select<{ n: number | string; last: number | string | null }>(
      `SELECT COUNT(*) AS n, MAX(changed_at) AS last FROM notice
        WHERE batch_id = ? AND recipient LIKE ? AND changed_at >= ?`,
      [batchId, `${registrationId}:%`, sinceMs],
    );
    return { count: Number(row?.n ?? 0), lastAtMs: Number(row?.last ?? 0) };
  }

  async batchOf(standingKey: string): Promise<string | null> {
    const [row] = await this.database.select<{ id: string }>('SELECT id FROM notice_batch WHERE standing_key = ?', [
      standingKey,
    ]);
    return row?.id ?? null;
  }

  /** Keeps the one that is there. */
  async keepBatch({
    id,
    examId,
    standingKey,
    body,
    nowMs,
  }: {
    id: string;
    examId: string;
    standingKey: string;
    body: string;
    nowMs: number;
  }): Promise<void> {
    await this.database.execute(
      `INSERT INTO notice_batch (id, exam_id, port, body, audience, state, standing_key, gathered, send_at, created_at)
        VALUES (?, ?, 'sms', ?, NULL, 'sending', ?, 1, ?, ?)${this.database.dialect.keepExisting({ key: ['standing_key'] })}`,
      [id, examId, body, standingKey, nowMs, nowMs],
    );
  }
}
