import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { shown } from '../question/shown';

const MAX_AUTHORS = 100;

export interface AuthorCount {
  id: string;
  name: string;
  count: number;
}

export interface CountedName {
  name: string;
  count: number;
}

const MAX_NAMES = 100;
/** Lists of tags that differ; a bank of 60,000 questions has some hundreds. */
const MAX_TAG_LISTS = 5_000;

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

  /** The most first. */
  async named({ bankId, column }: { bankId: string; column: 'competency' | 'language' }): Promise<CountedName[]> {
    const rows = await this.counted({ bankId, column, limit: MAX_NAMES });
    return rows.map(({ name, count }) => ({ name, count: Number(count) }));
  }

  /** The most first. */
  async tags(bankId: string): Promise<CountedName[]> {
    const counts = new Map<string, number>();
    for (const { name, count } of await this.counted({ bankId, column: 'tags', limit: MAX_TAG_LISTS }))
      for (const tag of (JSON.parse(name) as string[] | null) ?? [])
        counts.set(tag, (counts.get(tag) ?? 0) + Number(count));
    return [...counts]
      .map(([name, count]) => ({ name, count }))
      .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
      .slice(0, MAX_NAMES);
  }

  private counted({
    bankId,
    column,
    limit,
  }: {
    bankId: string;
    column: 'competency' | 'language' | 'tags';
    limit: number;
  }): Promise<CountedName[]> {
    return this.database.select<CountedName>(
      `SELECT v.${column} AS name, count(*) AS count FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.bank_id = ? AND v.${column} IS NOT NULL AND ${shown('q')}
       GROUP BY v.${column} ORDER BY count(*) DESC, v.${column} LIMIT ${limit}`,
      [bankId],
    );
  }
}
