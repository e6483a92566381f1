import { Injectable } from '@nestjs/common';
import { Database, yieldTurn, type RandomInteger } from '@sunflower/platform';
import type { QuestionType } from '../question/question-content';
import { shown } from '../question/shown';

export interface PracticeFilter {
  domainCode?: string;
  type?: QuestionType;
  difficulty?: number;
}

export interface PracticeCount {
  domainCode: string;
  type: QuestionType;
  difficulty: number;
  count: number;
}

/** A published question; the same stimulus for all questions of a group. */
export interface PracticeCandidate {
  id: string;
  stimulusId: string | null;
}

interface WalkedRow extends PracticeCandidate {
  code: string;
  state: string;
  domainCode: string;
  type: QuestionType;
  difficulty: number;
}

const ROWS_A_PAGE = 1_000;

/** Finds questions to practise with. No statement reads a question of a bank that is not open. */
@Injectable()
export class PracticeRepository {
  constructor(private readonly database: Database) {}

  /** The number of published questions by domain, type and difficulty. */
  async counts(bankId: string): Promise<PracticeCount[]> {
    const rows = await this.database.select<PracticeCount>(
      `SELECT q.domain_code AS domainCode, s.type, s.difficulty, count(*) AS count
       FROM question_bank b JOIN question_search s ON s.bank_id = b.id
         JOIN question q ON q.id = s.question_id AND q.current_version_id = s.version_id
       WHERE b.id = ? AND b.is_open = 1 AND q.state = 'published' AND ${shown('q')}
       GROUP BY q.domain_code, s.type, s.difficulty`,
      [bankId],
    );
    return rows.map((row) => ({ ...row, difficulty: Number(row.difficulty), count: Number(row.count) }));
  }

  /**
   * Some questions that match, found by walking the bank from a random place; fewer than `wanted` when the whole bank
   * has no more.
   */
  async someOf({
    bankId,
    filter,
    wanted,
    random,
  }: {
    bankId: string;
    filter: PracticeFilter;
    wanted: number;
    random: RandomInteger;
  }): Promise<PracticeCandidate[]> {
    const start = await this.codeSomewhere({ bankId, random });
    const found: PracticeCandidate[] = [];
    for (const range of start === ''
      ? [{ after: '', upTo: null }]
      : [
          { after: start, upTo: null },
          { after: '', upTo: start },
        ]) {
      let after: string | null = range.after;
      while (after !== null && found.length < wanted) {
        const rows: WalkedRow[] = await this.walk({ bankId, after, upTo: range.upTo });
        found.push(...rows.filter((row) => matches({ row, filter })).map(({ id, stimulusId }) => ({ id, stimulusId })));
        after = rows.length < ROWS_A_PAGE ? null : (rows.at(-1) as WalkedRow).code;
        await yieldTurn();
      }
    }
    return found.slice(0, wanted);
  }

  private async codeSomewhere({ bankId, random }: { bankId: string; random: RandomInteger }): Promise<string> {
    const [counted] = await this.database.select<{ count: number }>(
      'SELECT count(*) AS count FROM question q WHERE q.bank_id = ?',
      [bankId],
    );
    const count = Number(counted?.count ?? 0);
    if (count === 0) return '';
    const [row] = await this.database.select<{ code: string }>(
      'SELECT q.code FROM question q WHERE q.bank_id = ? ORDER BY q.code LIMIT 1 OFFSET ?',
      [bankId, random(count)],
    );
    return row?.code ?? '';
  }

  private walk({ bankId, after, upTo }: { bankId: string; after: string; upTo: string | null }): Promise<WalkedRow[]> {
    return this.database.select<WalkedRow>(
      `SELECT q.id, q.code, q.state, q.domain_code AS domainCode, v.type, v.difficulty, v.stimulus_id AS stimulusId
       FROM question q JOIN question_bank b ON b.id = q.bank_id AND b.is_open = 1
         JOIN question_version v ON v.id = q.current_version_id
       WHERE q.bank_id = ? AND q.code > ?${upTo === null ? '' : ' AND q.code <= ?'} AND ${shown('q')}
       ORDER BY q.code LIMIT ${ROWS_A_PAGE}`,
      upTo === null ? [bankId, after] : [bankId, after, upTo],
    );
  }
}

const matches = ({ row, filter }: { row: WalkedRow; filter: PracticeFilter }): boolean =>
  row.state === 'published' &&
  (filter.domainCode === undefined || row.domainCode === filter.domainCode) &&
  (filter.type === undefined || row.type === filter.type) &&
  (filter.difficulty === undefined || Number(row.difficulty) === filter.difficulty);
