import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { QuestionVersion } from '../question/question-version.entity';
import { wroteUnapproved } from './authorship';
import { PublicationRepository } from './publication.repository';

const PAPER_AUTHOR = `JOIN bank_import i ON i.id = r.import_id
  JOIN paper_import_author p ON p.paper_import_id = i.paper_import_id`;
const IDS_A_QUERY = 500;
/** Above this, a question has a long history; the newest versions decide. */
const MAX_VERSIONS = 500;

/** Tells who wrote what nobody has approved yet. */
@Injectable()
export class AuthorsRepository {
  constructor(
    private readonly database: Database,
    private readonly publications: PublicationRepository,
  ) {}

  /**
   * Of these questions, those whose unapproved content is partly this person's. Only questions that have a version of
   * this person cost more than one query for all.
   */
  async partlyWrittenBy({
    questionIds,
    staffId,
  }: {
    questionIds: readonly string[];
    staffId: string;
  }): Promise<Set<string>> {
    const written = new Set<string>();
    for (const questionId of await this.everWrittenBy({ questionIds, staffId })) {
      const versions = await this.versionsUpToCurrent(questionId);
      const fromPapers = await this.fromPapersOf({ questionId, staffId });
      const published = await this.publications.publishedVersionNumbers(questionId);
      const isTheirs = ({ id, createdBy }: QuestionVersion): boolean => createdBy === staffId || fromPapers.has(id);
      if (wroteUnapproved({ versions, published, isTheirs })) written.add(questionId);
    }
    return written;
  }

  private async everWrittenBy({
    questionIds,
    staffId,
  }: {
    questionIds: readonly string[];
    staffId: string;
  }): Promise<string[]> {
    const found: string[] = [];
    for (let start = 0; start < questionIds.length; start += IDS_A_QUERY) {
      const part = questionIds.slice(start, start + IDS_A_QUERY);
      const rows = await this.database.select<{ questionId: string }>(
        `SELECT v.question_id AS questionId FROM question_version v
         WHERE v.question_id IN ${placeholders({ rows: 1, columns: part.length })} AND v.created_by = ?
         UNION SELECT r.question_id FROM bank_import_row r ${PAPER_AUTHOR}
         WHERE r.question_id IN ${placeholders({ rows: 1, columns: part.length })} AND p.staff_id = ?`,
        [...part, staffId, ...part, staffId],
      );
      found.push(...rows.map(({ questionId }) => questionId));
    }
    return found;
  }

  /** Versions that come from a paper on which this person worked, whoever stored them. */
  private async fromPapersOf({ questionId, staffId }: { questionId: string; staffId: string }): Promise<Set<string>> {
    const rows = await this.database.select<{ versionId: string }>(
      `SELECT r.version_id AS versionId FROM bank_import_row r ${PAPER_AUTHOR}
       WHERE r.question_id = ? AND p.staff_id = ? LIMIT 500`,
      [questionId, staffId],
    );
    return new Set(rows.map(({ versionId }) => versionId));
  }

  // Newer versions than the current one belong to an import that is not finished.
  private async versionsUpToCurrent(questionId: string): Promise<QuestionVersion[]> {
    const versions = await this.database
      .repository(QuestionVersion)
      .find({ where: { questionId }, order: { versionNumber: 'DESC' }, take: MAX_VERSIONS });
    const [row] = await this.database.select<{ currentVersionId: string }>(
      'SELECT q.current_version_id AS currentVersionId FROM question q WHERE q.id = ?',
      [questionId],
    );
    const current = versions.find(({ id }) => id === row?.currentVersionId);
    return versions.filter(({ versionNumber }) => current === undefined || versionNumber <= current.versionNumber);
  }
}
