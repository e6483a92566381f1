import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { QuestionState } from '../question/question-content';
import { BankImport, type BankImportState } from './bank-import.entity';
import { BankImportRow } from './bank-import-row.entity';

const ROWS_A_STATEMENT = 500;

interface ChangedRow {
  questionId: string;
  versionId: string;
  state: QuestionState;
}

/** Stores imports of banks and their rows. */
@Injectable()
export class BankImportRepository {
  constructor(private readonly database: Database) {}

  async insert(bankImport: BankImport): Promise<void> {
    await this.database.repository(BankImport).insert(bankImport);
  }

  /** Must run in a transaction. */
  async lock(id: string): Promise<BankImport | null> {
    await this.database.select(`SELECT id FROM bank_import WHERE id = ?${this.database.dialect.lockExclusive}`, [id]);
    return this.database.repository(BankImport).findOneBy({ id });
  }

  /** Must run in a transaction that has locked the bank: the unfinished import of the bank. */
  async findOpenOfBank(bankId: string): Promise<BankImport | null> {
    const [row] = await this.database.select<{ id: string }>(
      `SELECT id FROM bank_import WHERE bank_id = ? AND state IN ('storing', 'abandoned') LIMIT 1${this.database.dialect.lockExclusive}`,
      [bankId],
    );
    return row ? this.database.repository(BankImport).findOneBy({ id: row.id }) : null;
  }

  async listOpen(): Promise<BankImport[]> {
    const table = this.database.repository(BankImport);
    const open: BankImportState[] = ['storing', 'abandoned'];
    return table.find({ where: open.map((state) => ({ state })), order: { id: 'ASC' }, take: 100 });
  }

  async setState({ id, state }: { id: string; state: BankImportState }): Promise<void> {
    await this.database.repository(BankImport).update(id, { state });
  }

  async setLease({ id, leaseUntil }: { id: string; leaseUntil: number }): Promise<void> {
    await this.database.repository(BankImport).update(id, { leaseUntil });
  }

  async insertRows(rows: BankImportRow[]): Promise<void> {
    await this.database.insertRows(BankImportRow, rows);
  }

  /** Whether the questions changed by the import are still in their state before it. */
  async stillHolds(importId: string): Promise<boolean> {
    const changed = await this.database.select<{ id: string }>(
      `SELECT q.id FROM bank_import_row r JOIN question q ON q.id = r.question_id
       WHERE r.import_id = ? AND r.version_before IS NOT NULL AND (q.current_version_id <> r.version_before OR q.state <> r.state_before) LIMIT 1`,
      [importId],
    );
    return changed.length === 0;
  }

  /**
   * Switches the existing questions to the versions stored by the import. One look-up per row; no content is copied.
   */
  async showChanges({ importId, now }: { importId: string; now: number }): Promise<void> {
    const rows = await this.database.select<ChangedRow>(
      'SELECT question_id AS questionId, version_id AS versionId, state FROM bank_import_row WHERE import_id = ? AND version_before IS NOT NULL',
      [importId],
    );
    const ofRow = (column: string) =>
      `(SELECT r.${column} FROM bank_import_row r WHERE r.import_id = ? AND r.question_id = question.id)`;
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const ids = rows.slice(start, start + ROWS_A_STATEMENT).map(({ questionId }) => questionId);
      await this.database.execute(
        `UPDATE question SET current_version_id = ${ofRow('version_id')}, state = ${ofRow('state')}, updated_at = ?
         WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}`,
        [importId, importId, now, ...ids],
      );
    }
  }

  /** Copies the approvals of these versions to the versions that the import puts in their place. */
  async carryApprovals({ importId, versionIds }: { importId: string; versionIds: readonly string[] }): Promise<void> {
    if (versionIds.length === 0) return;
    await this.database.execute(
      `INSERT INTO question_approval (version_id, staff_id, created_at)
       SELECT r.version_id, a.staff_id, a.created_at
       FROM bank_import_row r JOIN question_approval a ON a.version_id = r.version_before
       WHERE r.import_id = ? AND r.version_id <> r.version_before
         AND r.version_before IN ${placeholders({ rows: 1, columns: versionIds.length })}`,
      [importId, ...versionIds],
    );
  }

  /**
   * Must run in a transaction: removes some rows of an import that was never visible, with what they stored. Returns
   * the number of rows.
   */
  async removeSome({ importId, limit }: { importId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ questionId: string; versionId: string; versionBefore: string | null }>(
      `SELECT question_id AS questionId, version_id AS versionId, version_before AS versionBefore FROM bank_import_row
       WHERE import_id = ? ORDER BY question_id LIMIT ?`,
      [importId, limit],
    );
    const stored = rows.filter(({ versionId, versionBefore }) => versionId !== versionBefore);
    const added = rows.filter(({ versionBefore }) => versionBefore === null);
    await this.deleteByIds({ table: 'question_version', ids: stored.map(({ versionId }) => versionId) });
    await this.deleteByIds({ table: 'question', ids: added.map(({ questionId }) => questionId) });
    const questionIds = rows.map(({ questionId }) => questionId);
    if (questionIds.length > 0)
      await this.database.execute(
        `DELETE FROM bank_import_row WHERE import_id = ? AND question_id IN ${placeholders({ rows: 1, columns: questionIds.length })}`,
        [importId, ...questionIds],
      );
    return rows.length;
  }

  /** Must run in a transaction, after the questions are removed: removes a bank that only this import created. */
  async removeBank(importId: string): Promise<void> {
    await this.database.execute(
      'DELETE FROM stimulus WHERE bank_id IN (SELECT b.id FROM question_bank b WHERE b.import_id = ?)',
      [importId],
    );
    await this.database.execute('DELETE FROM question_bank WHERE import_id = ?', [importId]);
  }

  private async deleteByIds({ table, ids }: { table: 'question' | 'question_version'; ids: string[] }): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(
      `DELETE FROM ${table} WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      ids,
    );
  }
}
