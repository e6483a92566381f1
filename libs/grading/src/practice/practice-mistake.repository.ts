import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';

interface OwnMistakes {
  staffId: string;
  bankId: string;
}

const MAX_LISTED = 500;

/** The mistakes of each person; nobody sees another's. */
@Injectable()
export class PracticeMistakeRepository {
  constructor(private readonly database: Database) {}

  async count({ staffId, bankId }: OwnMistakes): Promise<number> {
    const [row] = await this.database.select<{ count: number }>(
      'SELECT count(*) AS count FROM practice_mistake m WHERE m.staff_id = ? AND m.bank_id = ?',
      [staffId, bankId],
    );
    return Number(row?.count ?? 0);
  }

  /** Newest first. */
  async list({ staffId, bankId }: OwnMistakes): Promise<string[]> {
    const rows = await this.database.select<{ questionId: string }>(
      `SELECT m.question_id AS questionId FROM practice_mistake m WHERE m.staff_id = ? AND m.bank_id = ?
       ORDER BY m.made_at DESC, m.question_id LIMIT ${MAX_LISTED}`,
      [staffId, bankId],
    );
    return rows.map(({ questionId }) => questionId);
  }

  /** Must run in a transaction. */
  async add({
    staffId,
    bankId,
    questionIds,
    madeAt,
  }: OwnMistakes & { questionIds: readonly string[]; madeAt: number }): Promise<void> {
    if (questionIds.length === 0) return;
    await this.database.execute(
      `INSERT INTO practice_mistake (staff_id, question_id, bank_id, mistake_count, made_at)
       VALUES ${placeholders({ rows: questionIds.length, columns: 5 })}${this.database.dialect.keepExisting({ key: ['staff_id', 'question_id'] })}`,
      questionIds.flatMap((questionId) => [staffId, questionId, bankId, 0, madeAt]),
    );
    await this.database.execute(
      `UPDATE practice_mistake SET mistake_count = mistake_count + 1, made_at = ?
       WHERE staff_id = ? AND question_id IN ${placeholders({ rows: 1, columns: questionIds.length })}`,
      [madeAt, staffId, ...questionIds],
    );
  }

  /** Must run in a transaction. */
  async remove({ staffId, questionIds }: { staffId: string; questionIds: readonly string[] }): Promise<void> {
    if (questionIds.length === 0) return;
    await this.database.execute(
      `DELETE FROM practice_mistake
       WHERE staff_id = ? AND question_id IN ${placeholders({ rows: 1, columns: questionIds.length })}`,
      [staffId, ...questionIds],
    );
  }
}
