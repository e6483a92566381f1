import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';

interface AskedVersion {
  questionId: string;
  /** Null: any of its versions. */
  version: { id: string; versionNumber: number } | null;
}

/** Tells which questions were ever published, by a review or by the file that brought them. */
@Injectable()
export class PublicationRepository {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async wasPublished({ questionId, version }: AskedVersion): Promise<boolean> {
    return (await this.byFile({ questionId, version })) || (await this.byReview({ questionId, version }));
  }

  /** The numbers of all versions of the question that were ever published. */
  async publishedVersionNumbers(questionId: string): Promise<Set<number>> {
    const rows = await this.database.select<{ versionNumber: number }>(
      `SELECT DISTINCT v.version_number AS versionNumber FROM bank_import_row r
         JOIN bank_import i ON i.id = r.import_id AND i.state = 'stored'
         JOIN question_version v ON v.id = CASE WHEN r.state = 'published' THEN r.version_id ELSE r.version_before END
       WHERE r.question_id = ? AND (r.state = 'published' OR r.state_before = 'published') LIMIT 500`,
      [questionId],
    );
    const acts = await this.audit.listFor({ subjectType: 'question', subjectId: questionId });
    const reviewed = acts.flatMap(({ action, details }) =>
      action === 'question.published' ? ((details as { versionNumber?: number } | null)?.versionNumber ?? []) : [],
    );
    return new Set([...rows.map(({ versionNumber }) => Number(versionNumber)), ...reviewed]);
  }

  private async byFile({ questionId, version }: AskedVersion): Promise<boolean> {
    const rows = await this.database.select<{ versionId: string; versionBefore: string | null; state: string }>(
      `SELECT r.version_id AS versionId, r.version_before AS versionBefore, r.state FROM bank_import_row r
       JOIN bank_import i ON i.id = r.import_id AND i.state = 'stored'
       WHERE r.question_id = ? AND (r.state = 'published' OR r.state_before = 'published') LIMIT 500`,
      [questionId],
    );
    if (version === null) return rows.length > 0;
    return rows.some(
      ({ versionId, versionBefore, state }) => (state === 'published' ? versionId : versionBefore) === version.id,
    );
  }

  private async byReview({ questionId, version }: AskedVersion): Promise<boolean> {
    const acts = await this.audit.listFor({ subjectType: 'question', subjectId: questionId });
    return acts.some(
      ({ action, details }) =>
        action === 'question.published' &&
        (version === null || (details as { versionNumber?: number } | null)?.versionNumber === version.versionNumber),
    );
  }
}
