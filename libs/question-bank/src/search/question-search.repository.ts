import { Injectable } from '@nestjs/common';
import { Database, placeholders, type SqlValue } from '@sunflower/platform';
import { flagPattern } from '../exposure/question-exposure.repository';
import type { QuestionFlag } from '../exposure/question-flag';
import type { QuestionFormat, QuestionState, QuestionType } from '../question/question-content';
import { searchForm, searchTerms } from '../question/search-text';
import { shown } from '../question/shown';
import { inOrder, sortSql, type QuestionSort, type SortedRow } from './question-sort';

export interface QuestionFilter {
  bankId: string;
  domainCode?: string;
  type?: QuestionType;
  format?: QuestionFormat;
  difficulty?: number;
  state?: QuestionState;
  /** Words that are found in the code, the knowledge point, the stem, options or the case. */
  search?: string;
  authorId?: string;
  /** Found in who issued it or in its title; `none`: questions without a source. */
  source?: string;
  neverUsed?: boolean;
  flag?: QuestionFlag;
  /** In review and written by somebody else, or a draft that they wrote. */
  waitingForStaffId?: string;
}

export interface FoundQuestion extends SortedRow {
  id: string;
}

export interface FoundPage {
  /** In their order; at most `limit`. */
  rows: FoundQuestion[];
  /** Of all pages; null where it was not asked for. */
  total: number | null;
}

export interface QuestionRow {
  id: string;
  code: string;
  domainCode: string;
  state: QuestionState;
  type: QuestionType;
  format: QuestionFormat | null;
  stem: string;
  difficulty: number;
  knowledgePoint: string;
  versionNumber: number;
  /** Shared by the questions of a group; null for one that stands alone. */
  stimulusId: string | null;
  updatedAt: number;
}

interface Condition {
  sql: string;
  values: SqlValue[];
}

const WAITING = `((q.state = 'in_review' AND (s.author_id IS NULL OR s.author_id <> ?)) OR (q.state = 'draft' AND s.author_id = ?))`;

/** Finds questions by a scan of the narrow rows of a bank: some 25 MB for 60,000 questions, the same on every engine. */
@Injectable()
export class QuestionSearchRepository {
  constructor(private readonly database: Database) {}

  /** Null for a place that no page of this order has. */
  async find({
    filter,
    sort,
    after,
    limit,
    counts,
  }: {
    filter: QuestionFilter;
    sort: QuestionSort;
    after: string | undefined;
    limit: number;
    counts: boolean;
  }): Promise<FoundPage | null> {
    const order = sortSql({ sort, after });
    if (order === null) return null;
    const unseen = await this.unseenImports(filter.bankId);
    const conditions = [...conditionsOf(filter), ...(order.after ? [order.after] : []), ...unseen];
    const found: FoundQuestion[] = [];
    let total = 0;
    for (const part of await this.partsOf(filter.bankId)) {
      const all = [...part, ...conditions];
      const rows = await this.database.select<FoundQuestion & { total: number }>(
        `SELECT q.id AS id, q.code AS code, ${order.sortKey} AS sortKey${counts ? ', count(*) OVER () AS total' : ''}
         FROM question_search s ${this.database.dialect.joinInOrder} question q ON q.id = s.question_id AND q.current_version_id = s.version_id
         WHERE ${['s.bank_id = ?', ...all.map(({ sql }) => sql)].join(' AND ')} ORDER BY ${order.orderBy} LIMIT ?`,
        [filter.bankId, ...all.flatMap(({ values }) => values), limit],
      );
      total += Number(rows[0]?.total ?? 0);
      for (const { id, code, sortKey } of rows)
        found.push({ id, code, sortKey: sortKey === null ? null : Number(sortKey) });
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { rows: found.sort(inOrder(sort)).slice(0, limit), total: counts ? total : null };
  }

  /** In the order of the ids; what is not seen is left out. */
  async rowsOf(ids: readonly string[]): Promise<QuestionRow[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.select<QuestionRow>(
      `SELECT q.id, q.code, q.domain_code AS domainCode, q.state, v.type, v.format, v.stem, v.difficulty,
         v.knowledge_point AS knowledgePoint, v.version_number AS versionNumber, v.stimulus_id AS stimulusId, q.updated_at AS updatedAt
       FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.id IN ${placeholders({ rows: 1, columns: ids.length })} AND ${shown('q')}`,
      [...ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row
        ? {
            ...row,
            difficulty: Number(row.difficulty),
            versionNumber: Number(row.versionNumber),
            updatedAt: Number(row.updatedAt),
          }
        : [];
    });
  }

  // Asked once, not for each question: there is at most one.
  private async unseenImports(bankId: string): Promise<Condition[]> {
    const open = await this.database.select<{ id: string }>(
      `SELECT i.id FROM bank_import i WHERE i.bank_id = ? AND i.state IN ('storing', 'abandoned')`,
      [bankId],
    );
    return open.map(({ id }) => ({ sql: '(q.import_id IS NULL OR q.import_id <> ?)', values: [id] }));
  }

  /** Ranges of versions, each read by one query. */
  private async partsOf(bankId: string): Promise<Condition[][]> {
    const { rowsAScan } = this.database.dialect;
    if (!Number.isFinite(rowsAScan)) return [[]];
    const parts: Condition[][] = [];
    for (let from = ''; ;) {
      const [last] = await this.database.select<{ id: string }>(
        `SELECT s.version_id AS id FROM question_search s WHERE s.bank_id = ? AND s.version_id > ? ORDER BY s.version_id LIMIT 1 OFFSET ${rowsAScan}`,
        [bankId, from],
      );
      const begin = { sql: 's.version_id > ?', values: [from] };
      if (!last) return [...parts, [begin]];
      parts.push([begin, { sql: 's.version_id <= ?', values: [last.id] }]);
      from = last.id;
    }
  }
}

function conditionsOf(filter: QuestionFilter): Condition[] {
  const { domainCode, type, format, difficulty, state, authorId, source, neverUsed, flag, waitingForStaffId } = filter;
  const conditions: [sql: string, ...values: (SqlValue | undefined)[]][] = [
    ['q.domain_code = ?', domainCode],
    ['s.type = ?', type],
    ['s.format = ?', format],
    ['s.difficulty = ?', difficulty],
    ['q.state = ?', state],
    ['s.author_id = ?', authorId],
    [WAITING, waitingForStaffId, waitingForStaffId],
    [
      'EXISTS (SELECT 1 FROM question_exposure x WHERE x.question_id = q.id AND x.flags LIKE ?)',
      flag && flagPattern(flag),
    ],
    ...searchTerms(filter.search ?? '').map((term): [string, SqlValue] => [
      'instr(s.search_text, ?) > 0',
      Buffer.from(term),
    ]),
  ];
  const asked = conditions.flatMap(([sql, ...values]): Condition[] =>
    values.some((value) => value === undefined) ? [] : [{ sql, values: values as SqlValue[] }],
  );
  if (neverUsed)
    asked.push({ sql: 'NOT EXISTS (SELECT 1 FROM question_exposure x WHERE x.question_id = q.id)', values: [] });
  if (source === 'none') asked.push({ sql: `s.source_text = ''`, values: [] });
  else if (source !== undefined) asked.push({ sql: `instr(s.source_text, ?) > 0`, values: [searchForm(source)] });
  return asked;
}
