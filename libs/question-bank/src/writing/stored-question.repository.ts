import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { In } from 'typeorm';
import type { QuestionState } from '../question/question-content';
import { QuestionVersion } from '../question/question-version.entity';
import { Question } from '../question/question.entity';
import { shown } from '../question/shown';
import { Stimulus } from '../question/stimulus.entity';

const MAX_MEMBERS = 50;

/** A single question, or a whole group in order. */
export interface StoredUnit {
  bankId: string;
  domainCode: string;
  stimulus: Stimulus | null;
  members: { question: Question; version: QuestionVersion }[];
}

interface WrittenRow {
  questionId: string;
  code: string;
  versionNumber: number;
  state: QuestionState;
}

/** Reads the stored state of a question that is edited. */
@Injectable()
export class StoredQuestionRepository {
  constructor(private readonly database: Database) {}

  async findUnit(questionId: string): Promise<StoredUnit | null> {
    const [found] = await this.database.select<{ bankId: string; domainCode: string; stimulusId: string | null }>(
      `SELECT q.bank_id AS bankId, q.domain_code AS domainCode, v.stimulus_id AS stimulusId
       FROM question q JOIN question_version v ON v.id = q.current_version_id WHERE q.id = ? AND ${shown('q')}`,
      [questionId],
    );
    if (!found) return null;
    const { bankId, domainCode, stimulusId } = found;
    const ids = stimulusId === null ? [questionId] : await this.memberIds({ bankId, stimulusId });
    const questions = await this.database.repository(Question).findBy({ id: In(ids) });
    const versions = await this.database
      .repository(QuestionVersion)
      .findBy({ id: In(questions.map(({ currentVersionId }) => currentVersionId)) });
    const versionById = new Map(versions.map((version) => [version.id, version]));
    const members = ids.flatMap((id) => {
      const question = questions.find((one) => one.id === id);
      const version = question && versionById.get(question.currentVersionId);
      return question && version ? [{ question, version }] : [];
    });
    const stimulus =
      stimulusId === null ? null : await this.database.repository(Stimulus).findOneBy({ id: stimulusId });
    return { bankId, domainCode, stimulus, members };
  }

  private async memberIds({ bankId, stimulusId }: { bankId: string; stimulusId: string }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT q.id FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.bank_id = ? AND v.stimulus_id = ? AND ${shown('q')} ORDER BY v.group_position, q.code LIMIT ${MAX_MEMBERS}`,
      [bankId, stimulusId],
    );
    return rows.map(({ id }) => id);
  }

  /** Must run in the transaction that shows them: the new versions stored by an import. */
  async writtenBy(importId: string): Promise<WrittenRow[]> {
    const rows = await this.database.select<WrittenRow>(
      `SELECT r.question_id AS questionId, q.code, v.version_number AS versionNumber, r.state FROM bank_import_row r
       JOIN question q ON q.id = r.question_id JOIN question_version v ON v.id = r.version_id
       WHERE r.import_id = ? ORDER BY v.group_position`,
      [importId],
    );
    return rows.map((row) => ({ ...row, versionNumber: Number(row.versionNumber) }));
  }

  /** Question ids by code. */
  async idsByCode(of: { bankId: string; codes: readonly string[] }): Promise<Map<string, string>> {
    return new Map([...(await this.statesByCode(of))].map(([code, { id }]) => [code, id]));
  }

  async statesByCode({
    bankId,
    codes,
  }: {
    bankId: string;
    codes: readonly string[];
  }): Promise<Map<string, { id: string; state: QuestionState }>> {
    if (codes.length === 0) return new Map();
    const rows = await this.database.select<{ id: string; code: string; state: QuestionState }>(
      `SELECT q.id, q.code, q.state FROM question q
       WHERE q.bank_id = ? AND q.code IN ${placeholders({ rows: 1, columns: codes.length })}`,
      [bankId, ...codes],
    );
    return new Map(rows.map(({ code, ...row }) => [code, row]));
  }

  /**
   * Whether a group with this code exists, under any text, in the bin too. A stimulus without questions does not count.
   */
  async hasGroup({ bankId, code }: { bankId: string; code: string }): Promise<boolean> {
    const rows = await this.database.select(
      `SELECT s.id FROM stimulus s WHERE s.bank_id = ? AND s.code = ?
         AND EXISTS (SELECT 1 FROM question_version v WHERE v.stimulus_id = s.id) LIMIT 1`,
      [bankId, code],
    );
    return rows.length > 0;
  }

  async staffName(staffId: string | null): Promise<string> {
    if (staffId === null) return '';
    const [row] = await this.database.select<{ name: string }>(
      'SELECT a.display_name AS name FROM staff_account a WHERE a.id = ?',
      [staffId],
    );
    return row?.name ?? '';
  }
}
