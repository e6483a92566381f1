import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { Blueprint } from '../blueprint/blueprint';

export interface UsingExam {
  examId: string;
  title: string;
  organisationId: string;
  organisationName: string;
  organisationPath: string;
}

export interface LockedUse extends UsingExam {
  versionNumber: number;
  lockedAt: number;
}

const MOST_EXAMS = 200;
const EXAM =
  'e.id AS examId, e.title, e.organisation_id AS organisationId, o.name AS organisationName, o.path AS organisationPath';

/** SQL on the exams that use a question or could draw it. */
@Injectable()
export class QuestionUseRepository {
  constructor(private readonly database: Database) {}

  /** The questions of which a locked exam has a version. */
  async usedAmong(questionIds: readonly string[]): Promise<Set<string>> {
    if (questionIds.length === 0) return new Set();
    const rows = await this.database.select<{ id: string }>(
      `SELECT DISTINCT v.question_id AS id FROM question_version v
       WHERE v.question_id IN ${placeholders({ rows: 1, columns: questionIds.length })}
         AND EXISTS (SELECT 1 FROM exam_pool_entry p WHERE p.question_version_id = v.id)`,
      [...questionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The last locked exam comes first. */
  async lockedWith(questionId: string): Promise<LockedUse[]> {
    const rows = await this.database.select<LockedUse>(
      `SELECT ${EXAM}, v.version_number AS versionNumber, e.locked_at AS lockedAt
       FROM question_version v JOIN exam_pool_entry p ON p.question_version_id = v.id JOIN exam e ON e.id = p.exam_id
         JOIN organisation o ON o.id = e.organisation_id
       WHERE v.question_id = ? ORDER BY e.locked_at DESC, e.id DESC LIMIT ${MOST_EXAMS}`,
      [questionId],
    );
    return rows.map((row) => ({ ...row, versionNumber: Number(row.versionNumber), lockedAt: Number(row.lockedAt) }));
  }

  /** Drafts that draw from the bank, the newest first. */
  async draftsOf(bankId: string): Promise<(UsingExam & { blueprint: Blueprint })[]> {
    const rows = await this.database.select<UsingExam & { blueprint: string }>(
      `SELECT ${EXAM}, e.blueprint FROM exam e JOIN organisation o ON o.id = e.organisation_id
       WHERE e.bank_id = ? AND e.state = 'draft' ORDER BY e.id DESC LIMIT ${MOST_EXAMS}`,
      [bankId],
    );
    return rows.map((row) => ({ ...row, blueprint: JSON.parse(row.blueprint) as Blueprint }));
  }
}
