import { Injectable } from '@nestjs/common';
import { Database, inList, placeholders } from '@sunflower/platform';
import type { BatchOutcome, BatchState } from './batch-act';
import { SessionBatch, type SessionBatchTarget } from './session-batch.entity';

export type BatchTarget = Omit<SessionBatchTarget, 'outcome'>;

export interface MissedPerson {
  registrationId: string;
  candidateName: string;
  ticketNumber: string;
  outcome: BatchOutcome;
}

const TARGETS_A_STATEMENT = 500;

/** All SQL on acts on many sessions. */
@Injectable()
export class SessionBatchRepository {
  constructor(private readonly database: Database) {}

  async insert(batch: SessionBatch): Promise<void> {
    await this.database.transaction(() => this.database.repository(SessionBatch).insert(batch as never));
  }

  /** One short statement per 500 targets; a whole county at once would delay saves. */
  async insertTargets(targets: readonly BatchTarget[]): Promise<void> {
    for (let from = 0; from < targets.length; from += TARGETS_A_STATEMENT) {
      const some = targets.slice(from, from + TARGETS_A_STATEMENT);
      await this.database.execute(
        'INSERT INTO session_batch_target (batch_id, position, registration_id, session_id, limit_minutes) VALUES ' +
          placeholders({ rows: some.length, columns: 5 }),
        some.flatMap((one) => [one.batchId, one.position, one.registrationId, one.sessionId, one.limitMinutes]),
      );
    }
  }

  find(id: string): Promise<SessionBatch | null> {
    return this.database.repository(SessionBatch).findOneBy({ id });
  }

  /** Batches of one staff member, latest first. */
  listOf({ examId, staffId, limit }: { examId: string; staffId: string; limit: number }): Promise<SessionBatch[]> {
    return this.database
      .repository(SessionBatch)
      .find({ where: { examId, staffId }, order: { createdAt: 'DESC', id: 'DESC' }, take: limit });
  }

  async idsInState(state: BatchState): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      'SELECT id FROM session_batch WHERE state = ? ORDER BY id',
      [state],
    );
    return rows.map(({ id }) => id);
  }

  /** True if the batch was in state `from`. */
  async changeState({
    id,
    from,
    to,
    finishedAtMs = null,
  }: {
    id: string;
    from: BatchState;
    to: BatchState;
    finishedAtMs?: number | null;
  }): Promise<boolean> {
    const changed = await this.database.execute(
      'UPDATE session_batch SET state = ?, finished_at = ? WHERE id = ? AND state = ?',
      [to, finishedAtMs, id, from],
    );
    return changed === 1;
  }

  async breakCollectingBefore(timeMs: number): Promise<void> {
    await this.database.execute(
      `UPDATE session_batch SET state = 'broken', finished_at = ? WHERE state = 'collecting' AND created_at < ?`,
      [timeMs, timeMs],
    );
  }

  /** The next untried targets, locked to the end of the transaction. */
  async lockNext({ batchId, limit }: { batchId: string; limit: number }): Promise<BatchTarget[]> {
    const rows = await this.database.select<{
      position: number;
      registration_id: string;
      session_id: string | null;
      limit_minutes: number;
    }>(
      `SELECT position, registration_id, session_id, limit_minutes FROM session_batch_target
       WHERE batch_id = ? AND outcome IS NULL ORDER BY position LIMIT ?${this.database.dialect.lockExclusive}`,
      [batchId, limit],
    );
    return rows.map((row) => ({
      batchId,
      position: row.position,
      registrationId: row.registration_id,
      sessionId: row.session_id,
      limitMinutes: row.limit_minutes,
    }));
  }

  async setOutcomes({
    batchId,
    outcome,
    positions,
  }: {
    batchId: string;
    outcome: BatchOutcome;
    positions: readonly number[];
  }): Promise<void> {
    if (positions.length === 0) return;
    await this.database.execute(
      `UPDATE session_batch_target SET outcome = ? WHERE batch_id = ? AND position IN ${inList(positions)}`,
      [outcome, batchId, ...positions],
    );
  }

  async countOutcomes(batchId: string): Promise<Map<BatchOutcome, number>> {
    const rows = await this.database.select<{ outcome: BatchOutcome; n: number | string }>(
      'SELECT outcome, COUNT(*) AS n FROM session_batch_target WHERE batch_id = ? AND outcome IS NOT NULL GROUP BY outcome',
      [batchId],
    );
    return new Map(rows.map(({ outcome, n }) => [outcome, Number(n)]));
  }

  async missed({ batchId, limit }: { batchId: string; limit: number }): Promise<MissedPerson[]> {
    const rows = await this.database.select<{
      registration_id: string;
      candidate_name: string;
      ticket_number: string;
      outcome: BatchOutcome;
    }>(
      `SELECT t.registration_id, r.candidate_name, r.ticket_number, t.outcome
       FROM session_batch_target t JOIN registration r ON r.id = t.registration_id
       WHERE t.batch_id = ? AND t.outcome <> 'done' ORDER BY t.position LIMIT ?`,
      [batchId, limit],
    );
    return rows.map((row) => ({
      registrationId: row.registration_id,
      candidateName: row.candidate_name,
      ticketNumber: row.ticket_number,
      outcome: row.outcome,
    }));
  }
}
