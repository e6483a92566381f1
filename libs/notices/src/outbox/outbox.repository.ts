import { Injectable } from '@nestjs/common';
import { Database, inList, placeholders } from '@sunflower/platform';
import type { NoticeReason, PortName } from '../port/notice-port';
import type { NoticeAudience } from './notice-audience';
import type { BatchState, NoticeState } from './notice-state';

/** A batch that is worked on. */
export interface WorkingBatch {
  id: string;
  examId: string;
  body: string;
  audience: NoticeAudience | null;
  state: BatchState;
  standingKey: string | null;
  gatheredTo: string | null;
}

export interface ClaimedNotice {
  id: string;
  registrationId: string | null;
  recipient: string;
  attempts: number;
}

export interface NoticeResult {
  id: string;
  state: NoticeState;
  dueAt: number;
  reason: NoticeReason | null;
  detail: string | null;
  reference: string | null;
}

type Lease = { port: PortName; holder: string; nowMs: number; leaseMs: number };

/** All SQL of the work on notices: by one process a port, which holds the port's lease. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly database: Database) {}

  /** False while another process holds the port, and while the port rests. Renews the own lease. */
  async lease({ port, holder, nowMs, leaseMs }: Lease): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE notice_port SET holder = ?, lease_until = ?
        WHERE port = ? AND rests_until <= ? AND (lease_until <= ? OR holder = ?)`,
      [holder, nowMs + leaseMs, port, nowMs, nowMs, holder],
    );
    if (changed > 0) return true;
    // An update that changes nothing counts as none.
    const [row] = await this.database.select<{ holder: string | null; leaseUntil: number | string }>(
      'SELECT holder, lease_until AS leaseUntil FROM notice_port WHERE port = ? AND rests_until <= ?',
      [port, nowMs],
    );
    return row?.holder === holder && Number(row.leaseUntil) >= nowMs + leaseMs;
  }

  async release({ port, holder }: Pick<Lease, 'port' | 'holder'>): Promise<void> {
    await this.database.execute('UPDATE notice_port SET lease_until = 0 WHERE port = ? AND holder = ?', [port, holder]);
  }

  async failuresOf(port: PortName): Promise<number> {
    const [row] = await this.database.select<{ failures: number }>('SELECT failures FROM notice_port WHERE port = ?', [
      port,
    ]);
    return row?.failures ?? 0;
  }

  /** Only by the process that holds the port. */
  async setRest({
    port,
    holder,
    failures,
    restsUntil,
  }: Pick<Lease, 'port' | 'holder'> & {
    failures: number;
    restsUntil: number;
  }): Promise<void> {
    await this.database.execute('UPDATE notice_port SET failures = ?, rests_until = ? WHERE port = ? AND holder = ?', [
      failures,
      restsUntil,
      port,
      holder,
    ]);
  }

  /** Whether anything is to be done through the port, without a lease. */
  async hasWork({ port, nowMs }: { port: PortName; nowMs: number }): Promise<boolean> {
    const rows = await this.database.select(
      `SELECT b.id FROM notice_batch b WHERE b.port = ? AND (b.state = 'gathering' OR (b.state = 'sending' AND b.send_at <= ?
        AND (EXISTS (SELECT 1 FROM notice n WHERE n.batch_id = b.id AND n.state IN ('waiting', 'sending') AND n.due_at <= ?)
          OR (b.standing_key IS NULL
            AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.batch_id = b.id AND n.state IN ('waiting', 'sending'))))))
        LIMIT 1`,
      [port, nowMs, nowMs],
    );
    return rows.length > 0;
  }

  /** Those to whom somebody waits now come first: lost codes before batches, then by time. */
  async batches({ port, nowMs }: { port: PortName; nowMs: number }): Promise<WorkingBatch[]> {
    const rows = await this.database.select<Omit<WorkingBatch, 'audience'> & { audience: string | null }>(
      `SELECT id, exam_id AS examId, body, audience, state, standing_key AS standingKey, gathered_to AS gatheredTo
        FROM notice_batch WHERE port = ? AND (state = 'gathering' OR (state = 'sending' AND send_at <= ?))
        ORDER BY CASE WHEN standing_key IS NULL THEN 1 ELSE 0 END, send_at, id LIMIT 100`,
      [port, nowMs],
    );
    return rows.map((row) => ({
      ...row,
      audience: row.audience === null ? null : (JSON.parse(row.audience) as NoticeAudience | null),
    }));
  }

  /** Writes the notices of the next registrations, once each; `isLast` lets the sending begin. */
  async gather({
    batchId,
    after,
    notices,
    nextAfter,
    nowMs,
  }: {
    batchId: string;
    after: string | null;
    notices: readonly { id: string; registrationId: string | null; recipient: string }[];
    nextAfter: string | null;
    nowMs: number;
  }): Promise<void> {
    await this.database.transaction(async () => {
      const moved = await this.database.execute(
        `UPDATE notice_batch SET gathered_to = ?, gathered = ?, state = ? WHERE id = ? AND state = 'gathering' AND ${after === null ? 'gathered_to IS NULL' : 'gathered_to = ?'}`,
        [
          nextAfter,
          nextAfter === null ? 1 : 0,
          nextAfter === null ? 'sending' : 'gathering',
          batchId,
          ...(after === null ? [] : [after]),
        ],
      );
      // Stopped meanwhile, or another process was faster.
      if (moved === 0) return;
      await this.insert({ batchId, notices, nowMs });
    });
  }

  /** In the caller's transaction. A recipient who has a notice of the batch keeps it. */
  async insert({
    batchId,
    notices,
    nowMs,
  }: {
    batchId: string;
    notices: readonly { id: string; registrationId: string | null; recipient: string }[];
    nowMs: number;
  }): Promise<void> {
    if (notices.length === 0) return;
    await this.database.execute(
      `INSERT INTO notice (id, batch_id, registration_id, recipient, state, attempts, due_at, changed_at)
        VALUES ${placeholders({ rows: notices.length, columns: 8 })}${this.database.dialect.keepExisting({ key: ['batch_id', 'recipient'] })}`,
      notices.flatMap(({ id, registrationId, recipient }) => [
        id,
        batchId,
        registrationId,
        recipient,
        'waiting',
        0,
        nowMs,
        nowMs,
      ]),
    );
  }

  /**
   * Takes the next notices for one attempt. One whose attempt was cut off is due again when its claim ends. Empty when
   * the batch was stopped meanwhile.
   */
  async claim({
    batchId,
    claim,
    limit,
    nowMs,
    untilMs,
  }: {
    batchId: string;
    claim: string;
    limit: number;
    nowMs: number;
    untilMs: number;
  }): Promise<ClaimedNotice[]> {
    return this.database.transaction(async () => {
      const [batch] = await this.database.select<{ state: BatchState }>(
        `SELECT state FROM notice_batch WHERE id = ?${this.database.dialect.lockExclusive}`,
        [batchId],
      );
      if (batch?.state !== 'sending') return [];
      const rows: ClaimedNotice[] = [];
      for (const state of ['waiting', 'sending']) {
        if (rows.length >= limit) break;
        rows.push(
          ...(await this.database.select<ClaimedNotice>(
            `SELECT id, registration_id AS registrationId, recipient, attempts + 1 AS attempts FROM notice
              WHERE batch_id = ? AND state = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?`,
            [batchId, state, nowMs, limit - rows.length],
          )),
        );
      }
      if (rows.length === 0) return [];
      await this.database.execute(
        `UPDATE notice SET state = 'sending', attempts = attempts + 1, due_at = ?, claim = ?, changed_at = ?
          WHERE id IN ${inList(rows)}`,
        [untilMs, claim, nowMs, ...rows.map(({ id }) => id)],
      );
      return rows.map((row) => ({ ...row, attempts: Number(row.attempts) }));
    });
  }

  /** Writes what became of an attempt, unless another attempt has begun since. */
  async record({
    claim,
    results,
    nowMs,
  }: {
    claim: string;
    results: readonly NoticeResult[];
    nowMs: number;
  }): Promise<void> {
    await this.database.transaction(async () => {
      const plain = results.filter(({ state, reference }) => state === 'sent' && reference === null);
      if (plain.length > 0)
        await this.database.execute(
          `UPDATE notice SET state = 'sent', claim = NULL, reason = NULL, detail = NULL, changed_at = ?
            WHERE claim = ? AND id IN ${inList(plain)}`,
          [nowMs, claim, ...plain.map(({ id }) => id)],
        );
      for (const { id, state, dueAt, reason, detail, reference } of results)
        if (state !== 'sent' || reference !== null)
          await this.database.execute(
            `UPDATE notice SET state = ?, due_at = ?, claim = NULL, reason = ?, detail = ?, reference = ?, changed_at = ?
              WHERE claim = ? AND id = ?`,
            [state, dueAt, reason, detail, reference, nowMs, claim, id],
          );
    });
  }

  /** A batch without open notices is done. */
  async finish(batchId: string): Promise<boolean> {
    const done = await this.database.execute(
      `UPDATE notice_batch SET state = 'done' WHERE id = ? AND state = 'sending' AND standing_key IS NULL
        AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.batch_id = ? AND n.state IN ('waiting', 'sending'))`,
      [batchId, batchId],
    );
    return done > 0;
  }
}
