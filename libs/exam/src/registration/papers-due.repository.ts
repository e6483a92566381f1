import { Injectable } from '@nestjs/common';
import { Database, placeholders, type Queries } from '@sunflower/platform';

export interface PaperDue {
  registrationId: string;
  examId: string;
  sittingId: string;
}

interface Claim {
  nowMs: number;
  /** For this long no other process takes the claimed papers. */
  leaseMs: number;
  limit: number;
}

/** The mark of registrations whose papers are still to be prepared. Every new registration has it. */
@Injectable()
export class PapersDue {
  constructor(private readonly database: Database) {}

  /** Each registration goes to one process; if that one dies, to another once the lease ends. */
  claim({ nowMs, leaseMs, limit }: Claim): Promise<PaperDue[]> {
    return this.database.transactionByHandle(async (transaction) => {
      const rows = await transaction.select<PaperDue>(
        `SELECT id AS registrationId, exam_id AS examId, sitting_id AS sittingId FROM registration
          WHERE paper_due_at <= ? ORDER BY paper_due_at, id LIMIT ?${transaction.dialect.lockFree}`,
        [nowMs, limit],
      );
      await this.setDue({ dueAt: nowMs + leaseMs, ids: rows.map(({ registrationId }) => registrationId), transaction });
      return rows;
    });
  }

  /** Call it in the transaction that stores the papers. */
  done(registrationIds: readonly string[], transaction: Queries): Promise<void> {
    return this.setDue({ dueAt: null, ids: registrationIds, transaction });
  }

  private async setDue({
    dueAt,
    ids,
    transaction,
  }: {
    dueAt: number | null;
    ids: readonly string[];
    transaction: Queries;
  }): Promise<void> {
    if (ids.length === 0) return;
    await transaction.execute(
      `UPDATE registration SET paper_due_at = ? WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [dueAt, ...ids],
    );
  }
}
