import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { ExportedQuestion } from '../export/exported-question';
import { aboutIn } from '../question/question-about';
import { QuestionVersion } from '../question/question-version.entity';
import type { QuestionState } from '../question/question-content';
import { shown } from '../question/shown';
import { In } from 'typeorm';

interface QuestionRow {
  id: string;
  code: string;
  domainCode: string;
  domainTitle: string | null;
  state: QuestionState;
  versionId: string;
  stimulusCode: string | null;
  stimulusFormat: 'A3' | 'A4' | 'B1' | null;
  stimulusText: string | null;
}

/** Reads questions for the export. */
@Injectable()
export class ExportedQuestionRepository {
  constructor(private readonly database: Database) {}

  /** The current content of these questions, in the order of the ids; questions of another bank are left out. */
  async listQuestions({ bankId, ids }: { bankId: string; ids: readonly string[] }): Promise<ExportedQuestion[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.select<QuestionRow>(
      `SELECT q.id, q.code, q.domain_code AS domainCode, d.title AS domainTitle, q.state, q.current_version_id AS versionId,
         s.code AS stimulusCode, s.format AS stimulusFormat, s.text AS stimulusText
       FROM question q JOIN question_version v ON v.id = q.current_version_id LEFT JOIN stimulus s ON s.id = v.stimulus_id
         LEFT JOIN question_domain d ON d.bank_id = q.bank_id AND d.code = q.domain_code
       WHERE q.bank_id = ? AND ${shown('q')} AND q.id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [bankId, ...ids],
    );
    const versions = await this.database
      .repository(QuestionVersion)
      .findBy({ id: In(rows.map(({ versionId }) => versionId)) });
    const versionById = new Map(versions.map((version) => [version.id, version]));
    const rowById = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = rowById.get(id);
      const version = row && versionById.get(row.versionId);
      return row && version ? toExported({ row, version }) : [];
    });
  }
}

function toExported({ row, version }: { row: QuestionRow; version: QuestionVersion }): ExportedQuestion {
  const { code, domainCode, domainTitle, state, stimulusCode, stimulusFormat, stimulusText } = row;
  const { type, format, stem, options, prompts, blankCount, key, fixedOptionOrder } = version;
  const { groupPosition, rationale, difficulty, knowledgePoint, source } = version;
  return {
    code,
    domainCode,
    domainTitle,
    state,
    stimulus:
      stimulusCode !== null && stimulusFormat !== null && stimulusText !== null
        ? { code: stimulusCode, format: stimulusFormat, text: stimulusText }
        : null,
    content: {
      type,
      format,
      stem,
      options,
      prompts,
      blankCount,
      key,
      fixedOptionOrder,
      groupPosition,
      rationale,
      difficulty,
      knowledgePoint,
      source,
      ...aboutIn(version),
    },
  };
}
