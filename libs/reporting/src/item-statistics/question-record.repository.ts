import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { ItemOfExam } from './stored-analysis';

/** The statistics of a question in one run of an exam. */
export interface QuestionInRun {
  runId: string;
  runNumber: number;
  releasedAt: number | null;
  examId: string;
  title: string;
  organisationName: string;
  organisationPath: string;
  versionNumber: number;
  statistics: ItemOfExam;
}

const MOST_ROWS = 500;

/** SQL on the statistics of one question over exams. */
@Injectable()
export class QuestionRecordRepository {
  constructor(private readonly database: Database) {}

  /** The exam that was locked last comes first, and of its runs the last. Without rehearsals. */
  async runsWith(questionId: string): Promise<QuestionInRun[]> {
    const rows = await this.database.select<Omit<QuestionInRun, 'statistics'> & { statistics: string }>(
      `SELECT r.id AS runId, r.run_number AS runNumber, r.released_at AS releasedAt, e.id AS examId, e.title,
         o.name AS organisationName, o.path AS organisationPath, v.version_number AS versionNumber, s.statistics
       FROM question_version v JOIN item_statistics s ON s.question_version_id = v.id
         JOIN grading_run r ON r.id = s.run_id JOIN exam e ON e.id = r.exam_id AND e.rehearsal = 0
         JOIN organisation o ON o.id = e.organisation_id
       WHERE v.question_id = ? ORDER BY e.locked_at DESC, e.id DESC, r.run_number DESC, s.position LIMIT ${MOST_ROWS}`,
      [questionId],
    );
    return rows.map((row) => ({
      ...row,
      runNumber: Number(row.runNumber),
      releasedAt: row.releasedAt === null ? null : Number(row.releasedAt),
      versionNumber: Number(row.versionNumber),
      statistics: JSON.parse(row.statistics) as ItemOfExam,
    }));
  }
}
