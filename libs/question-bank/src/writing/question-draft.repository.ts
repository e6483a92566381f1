import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { shown } from '../question/shown';
import { QuestionDraft } from './question-draft.entity';

const MAX_LISTED = 200;

export interface OtherDraft {
  name: string;
  updatedAt: number;
}

/** Stores drafts. Every query serves one person, except the one for the names of other editors. */
@Injectable()
export class QuestionDraftRepository {
  constructor(private readonly database: Database) {}

  async findOwn({ id, staffId }: { id: string; staffId: string }): Promise<QuestionDraft | null> {
    return this.database.repository(QuestionDraft).findOneBy({ id, staffId });
  }

  async findOfQuestion({
    questionId,
    staffId,
  }: {
    questionId: string;
    staffId: string;
  }): Promise<QuestionDraft | null> {
    return this.database.repository(QuestionDraft).findOneBy({ questionId, staffId });
  }

  /** Newest first. */
  listOwn({ bankId, staffId }: { bankId: string; staffId: string }): Promise<QuestionDraft[]> {
    return this.database
      .repository(QuestionDraft)
      .find({ where: { bankId, staffId }, order: { updatedAt: 'DESC' }, take: MAX_LISTED });
  }

  countOwn(of: { bankId: string; staffId: string }): Promise<number> {
    return this.database.repository(QuestionDraft).countBy(of);
  }

  /** Other editors of a question, latest first. */
  async othersAt({
    questionId,
    staffId,
    since,
  }: {
    questionId: string;
    staffId: string;
    since: number;
  }): Promise<OtherDraft[]> {
    const rows = await this.database.select<OtherDraft>(
      `SELECT COALESCE(a.display_name, '') AS name, d.updated_at AS updatedAt
       FROM question_draft d LEFT JOIN staff_account a ON a.id = d.staff_id
       WHERE d.question_id = ? AND d.staff_id <> ? AND d.updated_at > ? ORDER BY d.updated_at DESC LIMIT 10`,
      [questionId, staffId, since],
    );
    return rows.map((row) => ({ ...row, updatedAt: Number(row.updatedAt) }));
  }

  async insert(draft: QuestionDraft): Promise<void> {
    await this.database.repository(QuestionDraft).insert(draft);
  }

  async setContent({ id, content, updatedAt }: { id: string; content: string; updatedAt: number }): Promise<void> {
    await this.database.repository(QuestionDraft).update(id, { content, updatedAt });
  }

  async restart({ id, ...changes }: Pick<QuestionDraft, 'id' | 'content' | 'basedOn' | 'updatedAt'>): Promise<void> {
    await this.database.repository(QuestionDraft).update(id, changes);
  }

  async removeOwn({ id, staffId }: { id: string; staffId: string }): Promise<void> {
    await this.database.repository(QuestionDraft).delete({ id, staffId });
  }

  /** The newest codes of a domain first, including the bin; new codes continue their numbering. */
  async newestCodes({ bankId, domainCode }: { bankId: string; domainCode: string }): Promise<string[]> {
    const rows = await this.database.select<{ code: string }>(
      `SELECT COALESCE(q.deleted_code, q.code) AS code FROM question q
       WHERE q.bank_id = ? AND q.domain_code = ? AND (q.deleted_at IS NOT NULL OR (${shown('q')})) ORDER BY q.created_at DESC, q.code DESC LIMIT 500`,
      [bankId, domainCode],
    );
    return rows.map(({ code }) => code);
  }
}
