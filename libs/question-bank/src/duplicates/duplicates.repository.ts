import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { stemWithPart } from '../question/further-case';
import type { QuestionState, QuestionType } from '../question/question-content';
import { shown } from '../question/shown';
import { DuplicatePair, type DuplicateDecision } from './duplicate-pair.entity';
import { DuplicateSearch } from './duplicate-search.entity';
import type { BankQuestion, FoundPair } from './duplicates.worker';

const QUESTIONS_A_PAGE = 500;

export interface PairSide {
  id: string;
  code: string;
  state: QuestionState;
  type: QuestionType;
  stem: string;
  options: string[];
  /** The case of its group; null for a single question. */
  stimulus: string | null;
  groupId: string | null;
}

export interface ListedPair {
  percent: number;
  decision: DuplicateDecision | null;
  firstId: string;
  secondId: string;
}

interface ComparedRow extends Omit<BankQuestion, 'options' | 'group'> {
  furtherCase: string | null;
  options: string;
  format: string | null;
  stimulus: string | null;
}

/** All SQL of near-duplicates. */
@Injectable()
export class DuplicatesRepository {
  constructor(private readonly database: Database) {}

  findSearch(bankId: string): Promise<DuplicateSearch | null> {
    return this.database.repository(DuplicateSearch).findOneBy({ bankId });
  }

  /** False while another search of this bank runs. */
  async begin({ bankId, nowMs, leaseUntil }: { bankId: string; nowMs: number; leaseUntil: number }): Promise<boolean> {
    return this.database.transaction(async () => {
      const inserted = await this.database.execute(
        `INSERT INTO duplicate_search (bank_id, state, begun_at, lease_until, question_count, pair_count)
         VALUES (?, 'running', ?, ?, 0, 0)${this.database.dialect.keepExisting({ key: ['bank_id'] })}`,
        [bankId, nowMs, leaseUntil],
      );
      if (inserted > 0) return true;
      const changed = await this.database.execute(
        `UPDATE duplicate_search SET state = 'running', begun_at = ?, lease_until = ?, done_at = NULL
         WHERE bank_id = ? AND (state <> 'running' OR lease_until < ?)`,
        [nowMs, leaseUntil, bankId, nowMs],
      );
      return changed > 0;
    });
  }

  async end({ bankId, ...changes }: Pick<DuplicateSearch, 'bankId'> & Partial<DuplicateSearch>): Promise<void> {
    await this.database.repository(DuplicateSearch).update({ bankId }, changes);
  }

  /** By code, after the given one. Retired questions are not compared. */
  async listQuestions({ bankId, after }: { bankId: string; after: string }): Promise<BankQuestion[]> {
    const rows = await this.database.select<ComparedRow>(
      `SELECT q.id AS id, q.code AS code, v.type AS type, v.stem AS stem, v.further_case AS furtherCase,
         v.options AS options, v.stimulus_id AS groupId, s.format AS format, s.text AS stimulus
       FROM question q JOIN question_version v ON v.id = q.current_version_id LEFT JOIN stimulus s ON s.id = v.stimulus_id
       WHERE q.bank_id = ? AND q.code > ? AND q.state <> 'retired' AND ${shown('q')} ORDER BY q.code LIMIT ${QUESTIONS_A_PAGE}`,
      [bankId, after],
    );
    return rows.map(({ format, stimulus, options, stem, furtherCase, ...row }) => ({
      ...row,
      stem: stemWithPart({ stem, furtherCase }),
      options: JSON.parse(options) as string[],
      group: format === null ? null : { format, stimulus },
    }));
  }

  /** Must run in a transaction: removes some undecided pairs; returns their number. */
  async removeUndecided({ bankId, limit }: { bankId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ firstId: string; secondId: string }>(
      'SELECT first_id AS firstId, second_id AS secondId FROM duplicate_pair WHERE bank_id = ? AND decision IS NULL LIMIT ?',
      [bankId, limit],
    );
    if (rows.length === 0) return 0;
    await this.database.execute(
      `DELETE FROM duplicate_pair WHERE ${rows.map(() => '(first_id = ? AND second_id = ?)').join(' OR ')}`,
      rows.flatMap(({ firstId, secondId }) => [firstId, secondId]),
    );
    return rows.length;
  }

  /** Must run in a transaction. Earlier decisions are kept; pairs with a question deleted meanwhile are left out. */
  async insertPairs({ bankId, pairs }: { bankId: string; pairs: readonly FoundPair[] }): Promise<void> {
    const ids = [...new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
    const there = new Set(
      (
        await this.database.select<{ id: string }>(
          `SELECT q.id FROM question q WHERE q.id IN ${placeholders({ rows: 1, columns: ids.length })} AND q.deleted_at IS NULL`,
          ids,
        )
      ).map(({ id }) => id),
    );
    const rows = pairs.filter(({ firstId, secondId }) => there.has(firstId) && there.has(secondId));
    if (rows.length === 0) return;
    await this.database.execute(
      `INSERT INTO duplicate_pair (first_id, second_id, bank_id, percent)
       VALUES ${placeholders({ rows: rows.length, columns: 4 })}${this.database.dialect.keepExisting({ key: ['first_id', 'second_id'] })}`,
      rows.flatMap(({ firstId, secondId, percent }) => [firstId, secondId, bankId, percent]),
    );
  }

  /** Most alike first. Pairs with a retired or deleted question are left out. */
  async listPairs({
    bankId,
    decided,
    offset,
    limit,
  }: {
    bankId: string;
    decided: boolean;
    offset: number;
    limit: number;
  }): Promise<ListedPair[]> {
    const rows = await this.database.select<ListedPair>(
      `SELECT p.percent, p.decision, p.first_id AS firstId, p.second_id AS secondId ${openPairs(decided)}
       ORDER BY p.percent DESC, p.first_id, p.second_id LIMIT ? OFFSET ?`,
      [bankId, limit, offset],
    );
    return rows.map((row) => ({ ...row, percent: Number(row.percent) }));
  }

  async countPairs({ bankId, decided }: { bankId: string; decided: boolean }): Promise<number> {
    const [row] = await this.database.select<{ count: number }>(`SELECT count(*) AS count ${openPairs(decided)}`, [
      bankId,
    ]);
    return Number(row?.count ?? 0);
  }

  async sidesOf(ids: readonly string[]): Promise<Map<string, PairSide>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.select<Omit<PairSide, 'options'> & { options: string }>(
      `SELECT q.id, q.code, q.state, v.type, v.stem, v.options, s.text AS stimulus, v.stimulus_id AS groupId
       FROM question q JOIN question_version v ON v.id = q.current_version_id LEFT JOIN stimulus s ON s.id = v.stimulus_id
       WHERE q.id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [...ids],
    );
    return new Map(rows.map((row) => [row.id, { ...row, options: JSON.parse(row.options) as string[] }]));
  }

  /** Must run in a transaction: locks the pair until the commit. */
  async lockPair({
    bankId,
    firstId,
    secondId,
  }: {
    bankId: string;
    firstId: string;
    secondId: string;
  }): Promise<DuplicatePair | null> {
    await this.database.select(
      `SELECT first_id FROM duplicate_pair WHERE first_id = ? AND second_id = ?${this.database.dialect.lockExclusive}`,
      [firstId, secondId],
    );
    return this.database.repository(DuplicatePair).findOneBy({ bankId, firstId, secondId });
  }

  async decide({
    firstId,
    secondId,
    ...decision
  }: Pick<DuplicatePair, 'firstId' | 'secondId' | 'decision' | 'decidedBy' | 'decidedAt'>): Promise<void> {
    await this.database.repository(DuplicatePair).update({ firstId, secondId }, decision);
  }
}

const openPairs = (decided: boolean): string =>
  `FROM duplicate_pair p JOIN question a ON a.id = p.first_id JOIN question b ON b.id = p.second_id
   WHERE p.bank_id = ? AND a.deleted_at IS NULL AND b.deleted_at IS NULL AND ${
     decided ? 'p.decision IS NOT NULL' : `p.decision IS NULL AND a.state <> 'retired' AND b.state <> 'retired'`
   }`;
