import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { BankUse, BankUseState } from './bank-use.entity';

export interface ListedUse extends Omit<BankUse, 'bankId'> {
  organisationName: string;
}

/** Stores which exams draw or drew from which bank. */
@Injectable()
export class BankUseRepository {
  constructor(private readonly database: Database) {}

  async keep(use: BankUse): Promise<void> {
    const { bankId, examId, examTitle, organisationId, rehearsal, state, firstUsedAt, lastUsedAt } = use;
    const inserted = await this.database.execute(
      `INSERT INTO bank_use (bank_id, exam_id, exam_title, organisation_id, rehearsal, state, first_used_at, last_used_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)${this.database.dialect.keepExisting({ key: ['bank_id', 'exam_id'] })}`,
      [bankId, examId, examTitle, organisationId, rehearsal ? 1 : 0, state, firstUsedAt, lastUsedAt],
    );
    if (inserted > 0) return;
    await this.database.execute(
      'UPDATE bank_use SET exam_title = ?, state = ?, last_used_at = ? WHERE bank_id = ? AND exam_id = ?',
      [examTitle, state, lastUsedAt, bankId, examId],
    );
  }

  /** Newest exams first. */
  async page({
    bankId,
    beforeExamId,
    limit,
  }: {
    bankId: string;
    beforeExamId: string | null;
    limit: number;
  }): Promise<ListedUse[]> {
    const rows = await this.database.select<ListedUse>(
      `SELECT u.exam_id AS examId, u.exam_title AS examTitle, u.organisation_id AS organisationId, o.name AS organisationName,
         u.rehearsal, u.state, u.first_used_at AS firstUsedAt, u.last_used_at AS lastUsedAt
       FROM bank_use u JOIN organisation o ON o.id = u.organisation_id
       WHERE u.bank_id = ?${beforeExamId === null ? '' : ' AND u.exam_id < ?'} ORDER BY u.exam_id DESC LIMIT ?`,
      [bankId, ...(beforeExamId === null ? [] : [beforeExamId]), limit],
    );
    return rows.map((row) => ({
      ...row,
      rehearsal: Boolean(row.rehearsal),
      state: row.state as BankUseState,
      firstUsedAt: Number(row.firstUsedAt),
      lastUsedAt: Number(row.lastUsedAt),
    }));
  }
}
