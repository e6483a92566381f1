import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { shown } from '../question/shown';

const MAX_AUTHORS = 100;

export interface AuthorCount {
  id: string;
  name: string;
  count: number;
}

/** The values that the questions of a bank can be filtered by. */
@Injectable()
export class QuestionFacetsRepository {
  constructor(private readonly database: Database) {}

  /** The authors of the current versions, most questions first. */
  async authors(bankId: string): Promise<AuthorCount[]> {
    const rows = await this.database.select<AuthorCount>(
      `SELECT s.author_id AS id, COALESCE(a.display_name, '') AS name, count(*) AS count
       FROM question_search s JOIN question q ON q.id = s.question_id AND q.current_version_id = s.version_id
         LEFT JOIN staff_account a ON a.id = s.author_id
       WHERE s.bank_id = ? AND s.author_id IS NOT NULL AND ${shown('q')}
       GROUP BY s.author_id, a.display_name ORDER BY count(*) DESC, s.author_id LIMIT ${MAX_AUTHORS}`,
      [bankId],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }
}
