import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { shown } from '../question/shown';
import type { QuestionState } from '../question/question-content';
import { ExclusionMember } from './exclusion-member.entity';

export interface ExcludedQuestion {
  groupId: string;
  id: string;
  code: string;
  stem: string;
  state: QuestionState;
}

/** The facts of a question that its exclusions depend on. */
export interface ExclusionCandidate {
  id: string;
  stimulusId: string | null;
  groupId: string | null;
}

const SELECT = `SELECT m.group_id AS groupId, q.id, q.code, q.state, v.stem FROM exclusion_member m
  JOIN question q ON q.id = m.question_id JOIN question_version v ON v.id = q.current_version_id`;
const MOST_LISTED = 2_000;

/** Stores which questions exclude each other. */
@Injectable()
export class ExclusionRepository {
  constructor(private readonly database: Database) {}

  /** Group by group. */
  listOfBank(bankId: string): Promise<ExcludedQuestion[]> {
    return this.database.select<ExcludedQuestion>(
      `${SELECT} WHERE m.bank_id = ? AND ${shown('q')} ORDER BY m.group_id, q.code LIMIT ${MOST_LISTED}`,
      [bankId],
    );
  }

  /** The questions that the given one excludes. */
  listOfQuestion(questionId: string): Promise<ExcludedQuestion[]> {
    return this.database.select<ExcludedQuestion>(
      `${SELECT} JOIN exclusion_member own ON own.group_id = m.group_id AND own.bank_id = m.bank_id
       WHERE own.question_id = ? AND q.id <> own.question_id AND ${shown('q')} ORDER BY q.code LIMIT ${MOST_LISTED}`,
      [questionId],
    );
  }

  /** Must run in a transaction: serialises changes to the groups of the bank. */
  async lockBank(bankId: string): Promise<void> {
    await this.database.select(`SELECT id FROM question_bank WHERE id = ?${this.database.dialect.lockExclusive}`, [
      bankId,
    ]);
  }

  /** Questions of other banks are left out. */
  candidates({ bankId, ids }: { bankId: string; ids: readonly string[] }): Promise<ExclusionCandidate[]> {
    return this.candidatesWhere(`q.id IN ${placeholders({ rows: 1, columns: ids.length })}`, [bankId, ...ids]);
  }

  membersOf({ bankId, groupIds }: { bankId: string; groupIds: readonly string[] }): Promise<ExclusionCandidate[]> {
    if (groupIds.length === 0) return Promise.resolve([]);
    return this.candidatesWhere(`m.group_id IN ${placeholders({ rows: 1, columns: groupIds.length })}`, [
      bankId,
      ...groupIds,
    ]);
  }

  private candidatesWhere(condition: string, values: string[]): Promise<ExclusionCandidate[]> {
    return this.database.select<ExclusionCandidate>(
      `SELECT q.id, v.stimulus_id AS stimulusId, m.group_id AS groupId FROM question q
       JOIN question_version v ON v.id = q.current_version_id LEFT JOIN exclusion_member m ON m.question_id = q.id
       WHERE q.bank_id = ? AND ${shown('q')} AND ${condition}`,
      values,
    );
  }

  async keep(members: ExclusionMember[]): Promise<void> {
    await this.remove(members.map(({ questionId }) => questionId));
    await this.database.repository(ExclusionMember).insert(members);
  }

  async remove(questionIds: readonly string[]): Promise<void> {
    if (questionIds.length === 0) return;
    await this.database.execute(
      `DELETE FROM exclusion_member WHERE question_id IN ${placeholders({ rows: 1, columns: questionIds.length })}`,
      [...questionIds],
    );
  }
}
