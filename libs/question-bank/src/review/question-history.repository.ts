import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { QuestionComment, type CommentPlace } from './question-comment.entity';

const MAX_COMMENTS = 200;
const MAX_VERSIONS = 200;

export interface CommentRow {
  id: string;
  at: number;
  name: string;
  place: CommentPlace | null;
  body: string;
  versionNumber: number | null;
}

/** Stores comments on questions. */
@Injectable()
export class QuestionHistoryRepository {
  constructor(private readonly database: Database) {}

  async insertComment(comment: QuestionComment): Promise<void> {
    await this.database.repository(QuestionComment).insert(comment);
  }

  countComments(questionId: string): Promise<number> {
    return this.database.repository(QuestionComment).countBy({ questionId });
  }

  /** Newest first. */
  async listComments(questionId: string): Promise<CommentRow[]> {
    const rows = await this.database.select<CommentRow>(
      `SELECT c.id, c.created_at AS at, COALESCE(a.display_name, '') AS name, c.place, c.body, v.version_number AS versionNumber
       FROM question_comment c LEFT JOIN staff_account a ON a.id = c.staff_id
         LEFT JOIN question_version v ON v.id = c.version_id
       WHERE c.question_id = ? ORDER BY c.created_at DESC, c.id DESC LIMIT ${MAX_COMMENTS}`,
      [questionId],
    );
    return rows.map((row) => ({
      ...row,
      at: Number(row.at),
      versionNumber: row.versionNumber === null ? null : Number(row.versionNumber),
    }));
  }

  /** The newest first, with who wrote or loaded them; those that an import has not shown yet are left out. */
  async listVersions(questionId: string): Promise<{ versionNumber: number; at: number; name: string }[]> {
    const rows = await this.database.select<{ versionNumber: number; at: number; name: string }>(
      `SELECT v.version_number AS versionNumber, v.created_at AS at, COALESCE(a.display_name, '') AS name
       FROM question_version v JOIN question q ON q.id = v.question_id JOIN question_version c ON c.id = q.current_version_id
         LEFT JOIN staff_account a ON a.id = v.created_by
       WHERE v.question_id = ? AND v.version_number <= c.version_number ORDER BY v.version_number DESC LIMIT ${MAX_VERSIONS}`,
      [questionId],
    );
    return rows.map((row) => ({ ...row, versionNumber: Number(row.versionNumber), at: Number(row.at) }));
  }

  /** By id; unknown people are left out. */
  async namesOf(staffIds: readonly string[]): Promise<Map<string, string>> {
    const ids = [...new Set(staffIds)];
    if (ids.length === 0) return new Map();
    const rows = await this.database.select<{ id: string; name: string }>(
      `SELECT a.id, a.display_name AS name FROM staff_account a WHERE a.id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      ids,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Must run in a transaction: removes never-used questions with all that belongs to them. */
  async removeQuestions(ids: readonly string[]): Promise<void> {
    const among = placeholders({ rows: 1, columns: ids.length });
    for (const table of ['question_comment', 'question_draft', 'exclusion_member', 'question_version'])
      await this.database.execute(`DELETE FROM ${table} WHERE question_id IN ${among}`, [...ids]);
    await this.database.execute(`DELETE FROM question WHERE id IN ${among}`, [...ids]);
  }
}
