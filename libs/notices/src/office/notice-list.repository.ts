import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';
import type { NoticeAudience } from '../outbox/notice-audience';
import { NoticeBatch } from '../outbox/notice.entity';
import type { BatchFilter, BatchState, NoticeState } from '../outbox/notice-state';
import type { NoticeReason, PortName } from '../port/notice-port';

export interface BatchRow {
  id: string;
  examId: string;
  port: PortName;
  body: string;
  audience: NoticeAudience | null;
  state: BatchState;
  standingKey: string | null;
  sendAt: number;
  createdBy: string | null;
  createdAt: number;
}

export interface ListedNotice {
  id: string;
  candidateName: string | null;
  ticketNumber: string | null;
  organisationName: string | null;
  phoneLastFour: string | null;
  state: NoticeState;
  attempts: number;
  reason: NoticeReason | null;
  detail: string | null;
  changedAt: number;
}

export type NoticeCounts = Partial<Record<NoticeState, number>>;

const BATCH = `SELECT id, exam_id AS examId, port, body, audience, state, standing_key AS standingKey, send_at AS sendAt,
  created_by AS createdBy, created_at AS createdAt FROM notice_batch`;

const IS_DUE = `standing_key IS NULL AND send_at <= ?`;
/** Each batch fits one of them, and `undelivered` besides. A parameter is the time. */
const FITS: Record<BatchFilter, string> = {
  gathering: `state = 'gathering' AND ${IS_DUE}`,
  sending: `state = 'sending' AND ${IS_DUE}`,
  scheduled: `state IN ('gathering', 'sending') AND standing_key IS NULL AND send_at > ?`,
  standing: `state = 'sending' AND standing_key IS NOT NULL`,
  stopped: `state = 'stopped'`,
  done: `state = 'done'`,
  undelivered: `EXISTS (SELECT 1 FROM notice n WHERE n.batch_id = notice_batch.id AND n.state IN ('failed', 'given_up'))`,
};

/** All SQL of the staff's view of notices. */
@Injectable()
export class NoticeListRepository {
  constructor(private readonly database: Database) {}

  async find({ examId, batchId }: { examId: string; batchId: string }): Promise<BatchRow | null> {
    const [row] = await this.database.select<StoredBatch>(`${BATCH} WHERE id = ? AND exam_id = ?`, [batchId, examId]);
    return row ? asBatch(row) : null;
  }

  async count(examId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM notice_batch WHERE exam_id = ?',
      [examId],
    );
    return Number(row?.n ?? 0);
  }

  /** The newest first. `filter` null: all. */
  async batches({
    examId,
    filter,
    nowMs,
    limit,
  }: {
    examId: string;
    filter: BatchFilter | null;
    nowMs: number;
    limit: number;
  }): Promise<BatchRow[]> {
    const fits = filter === null ? '' : ` AND ${FITS[filter]}`;
    const rows = await this.database.select<StoredBatch>(
      `${BATCH} WHERE exam_id = ?${fits} ORDER BY created_at DESC, id DESC LIMIT ?`,
      [examId, ...(fits.includes('?') ? [nowMs] : []), limit],
    );
    return rows.map(asBatch);
  }

  async counts(batchIds: readonly string[]): Promise<Map<string, NoticeCounts>> {
    const byBatch = new Map<string, NoticeCounts>(batchIds.map((id) => [id, {}]));
    if (batchIds.length === 0) return byBatch;
    const rows = await this.database.select<{ batchId: string; state: NoticeState; n: number | string }>(
      `SELECT batch_id AS batchId, state, COUNT(*) AS n FROM notice WHERE batch_id IN ${inList(batchIds)}
        GROUP BY batch_id, state`,
      [...batchIds],
    );
    for (const { batchId, state, n } of rows) (byBatch.get(batchId) as NoticeCounts)[state] = Number(n);
    return byBatch;
  }

  async insert(batch: NoticeBatch): Promise<void> {
    await this.database.repository(NoticeBatch).insert(batch as never);
  }

  /** In the order of ids, after the given one. */
  async notices({
    batchId,
    states,
    afterId,
    limit,
  }: {
    batchId: string;
    states: readonly NoticeState[];
    afterId: string;
    limit: number;
  }): Promise<ListedNotice[]> {
    const rows = await this.database.select<ListedNotice>(
      `SELECT n.id, r.candidate_name AS candidateName, r.ticket_number AS ticketNumber,
        r.organisation_name AS organisationName, p.phone_last_four AS phoneLastFour,
        n.state, n.attempts, n.reason, n.detail, n.changed_at AS changedAt
        FROM notice n LEFT JOIN registration r ON r.id = n.registration_id LEFT JOIN person p ON p.id = r.person_id
        WHERE n.batch_id = ? AND n.state IN ${inList(states)} AND n.id > ? ORDER BY n.id LIMIT ?`,
      [batchId, ...states, afterId, limit],
    );
    return rows.map((row) => ({ ...row, changedAt: Number(row.changedAt) }));
  }

  /** False when it is in another state. */
  async stop(batchId: string): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE notice_batch SET state = 'stopped' WHERE id = ? AND state IN ('gathering', 'sending')`,
      [batchId],
    );
    return changed > 0;
  }

  async resume(batchId: string): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE notice_batch SET state = CASE gathered WHEN 1 THEN 'sending' ELSE 'gathering' END
        WHERE id = ? AND state = 'stopped'`,
      [batchId],
    );
    return changed > 0;
  }

  /** Lets a batch that is done or is being sent try its undelivered notices once more; how many these are. */
  async retry({ batchId, nowMs }: { batchId: string; nowMs: number }): Promise<number> {
    const notices = await this.database.execute(
      `UPDATE notice SET state = 'waiting', attempts = 0, due_at = ?, changed_at = ?
        WHERE batch_id = ? AND state IN ('failed', 'given_up')`,
      [nowMs, nowMs, batchId],
    );
    if (notices > 0)
      await this.database.execute(`UPDATE notice_batch SET state = 'sending' WHERE id = ? AND state = 'done'`, [
        batchId,
      ]);
    return notices;
  }
}

type StoredBatch = Omit<BatchRow, 'audience'> & { audience: string | null };

const asBatch = (row: StoredBatch): BatchRow => ({
  ...row,
  audience: row.audience === null ? null : (JSON.parse(row.audience) as NoticeAudience | null),
  sendAt: Number(row.sendAt),
  createdAt: Number(row.createdAt),
});
