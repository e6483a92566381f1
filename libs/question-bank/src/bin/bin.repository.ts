import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { QuestionSearch } from '../question/question-search.entity';
import { searchForm } from '../question/search-text';
import { shown } from '../question/shown';
import type { QuestionState, QuestionType } from '../question/question-content';

export interface BinnedQuestion {
  id: string;
  bankId: string;
  /** The code before the deletion. */
  code: string;
  state: QuestionState;
  stem: string;
  type: QuestionType;
  stimulusId: string | null;
  /** Null when it is not in the bin. */
  deletedAt: number | null;
  deletedByName: string;
}

const SELECT = `SELECT q.id, q.bank_id AS bankId, COALESCE(q.deleted_code, q.code) AS code, q.state, v.stem, v.type, v.stimulus_id AS stimulusId,
    q.deleted_at AS deletedAt, COALESCE(a.display_name, '') AS deletedByName
  FROM question q JOIN question_version v ON v.id = q.current_version_id LEFT JOIN staff_account a ON a.id = q.deleted_by`;
const MOST_LISTED = 500;
const UNITS_AT_ONCE = 50;

/** Queries for questions in the bin, which `shown` excludes everywhere else. */
@Injectable()
export class BinRepository {
  constructor(private readonly database: Database) {}

  /** Latest first. */
  list(bankId: string): Promise<BinnedQuestion[]> {
    return this.select(
      `q.bank_id = ? AND q.deleted_at IS NOT NULL ORDER BY q.deleted_at DESC, q.deleted_code LIMIT ${MOST_LISTED}`,
      [bankId],
    );
  }

  /** Finds a question whether or not it is in the bin. */
  async find(id: string): Promise<BinnedQuestion | null> {
    const [found] = await this.select(`q.id = ? AND (q.deleted_at IS NOT NULL OR (${shown('q')}))`, [id]);
    return found ?? null;
  }

  /** The question with those of its group deleted at the same time. */
  unitOf({ id, bankId, stimulusId, deletedAt }: BinnedQuestion & { deletedAt: number }): Promise<BinnedQuestion[]> {
    if (stimulusId === null) return this.select('q.id = ? AND q.deleted_at IS NOT NULL', [id]);
    return this.select('q.bank_id = ? AND v.stimulus_id = ? AND q.deleted_at = ? ORDER BY v.group_position', [
      bankId,
      stimulusId,
      deletedAt,
    ]);
  }

  /** Some of the questions deleted before a time. */
  listOlder(deletedBefore: number): Promise<BinnedQuestion[]> {
    return this.select(`q.deleted_at < ? ORDER BY q.deleted_at, q.id LIMIT ${UNITS_AT_ONCE}`, [deletedBefore]);
  }

  /**
   * Must run in a transaction: locks the questions until the commit. Unordered; questions already in the bin are left
   * out.
   */
  async lock(ids: readonly string[]): Promise<{ id: string; code: string; state: QuestionState }[]> {
    const among = placeholders({ rows: 1, columns: ids.length });
    await this.database.select(
      `SELECT id FROM question WHERE id IN ${among} ORDER BY id${this.database.dialect.lockExclusive}`,
      [...ids],
    );
    return this.database.select(
      `SELECT q.id, q.code, q.state FROM question q WHERE q.id IN ${among} AND ${shown('q')}`,
      [...ids],
    );
  }

  /** Frees the code for other questions. */
  async put({
    id,
    code,
    deletedAt,
    deletedBy,
  }: {
    id: string;
    code: string;
    deletedAt: number;
    deletedBy: string;
  }): Promise<void> {
    await this.database.execute(
      'UPDATE question SET code = ?, deleted_code = ?, deleted_at = ?, deleted_by = ?, updated_at = ? WHERE id = ?',
      [`~${id}`, code, deletedAt, deletedBy, deletedAt, id],
    );
  }

  /** False when it was already taken out. */
  async take({
    id,
    code,
    state,
    updatedAt,
  }: {
    id: string;
    code: string;
    state: QuestionState;
    updatedAt: number;
  }): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE question SET code = ?, state = ?, deleted_code = NULL, deleted_at = NULL, deleted_by = NULL, updated_at = ?
       WHERE id = ? AND deleted_at IS NOT NULL`,
      [code, state, updatedAt, id],
    );
    return changed > 0;
  }

  /** Makes the question searchable by its current code. */
  async renameInSearch({ id, code }: { id: string; code: string }): Promise<void> {
    const rows = this.database.repository(QuestionSearch);
    for (const { bankId, versionId, searchText } of await rows.findBy({ questionId: id })) {
      const [, ...texts] = Buffer.from(searchText).toString().split('\n');
      await rows.update({ bankId, versionId }, { searchText: Buffer.from([searchForm(code), ...texts].join('\n')) });
    }
  }

  async isCodeTaken({ bankId, code }: { bankId: string; code: string }): Promise<boolean> {
    const rows = await this.database.select('SELECT id FROM question WHERE bank_id = ? AND code = ?', [bankId, code]);
    return rows.length > 0;
  }

  private async select(condition: string, values: (string | number)[]): Promise<BinnedQuestion[]> {
    const rows = await this.database.select<BinnedQuestion>(`${SELECT} WHERE ${condition}`, values);
    return rows.map((row) => ({ ...row, deletedAt: row.deletedAt === null ? null : Number(row.deletedAt) }));
  }
}
