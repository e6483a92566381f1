import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { QuestionKey, QuestionSource } from '../question/question-content';
import { shown } from '../question/shown';
import type { CountedQuestion } from './composition';

const QUESTIONS_A_PAGE = 1_000;

interface CountedRow extends Omit<CountedQuestion, 'key' | 'source'> {
  code: string;
  answerKey: string;
  source: string | null;
}

@Injectable()
export class CompositionRepository {
  constructor(private readonly database: Database) {}

  /** By code, after the given one; retired questions are left out. */
  async page({ bankId, after }: { bankId: string; after: string }): Promise<(CountedQuestion & { code: string })[]> {
    const rows = await this.database.select<CountedRow>(
      `SELECT q.code AS code, q.domain_code AS domainCode, v.type AS type, v.difficulty AS difficulty, v.stem AS stem,
         v.answer_key AS answerKey, v.source AS source
       FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.bank_id = ? AND q.code > ? AND q.state <> 'retired' AND ${shown('q')} ORDER BY q.code LIMIT ${QUESTIONS_A_PAGE}`,
      [bankId, after],
    );
    return rows.map(({ answerKey, source, difficulty, ...row }) => ({
      ...row,
      difficulty: Number(difficulty),
      key: JSON.parse(answerKey) as QuestionKey,
      source: source === null ? null : (JSON.parse(source) as QuestionSource | null),
    }));
  }
}
