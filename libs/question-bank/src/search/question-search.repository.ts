import { Injectable } from '@nestjs/common';
import { Database, placeholders, type SqlValue } from '@sunflower/platform';
import { flagPattern } from '../exposure/question-exposure.repository';
import type { QuestionFlag } from '../exposure/question-flag';
import { checkedSince } from '../question/calendar-day';
import type { CognitiveLevel } from '../question/question-about';
import type { QuestionFormat, QuestionState, QuestionType } from '../question/question-content';
import { competencyName, searchForm, searchTerms, tagMark } from '../question/search-text';
import { shown } from '../question/shown';
import type { DueCheck } from './due-check';
import { inOrder, sortSql, type QuestionSort, type SortedRow, type SortSql } from './question-sort';

export interface QuestionFilter {
  bankId: string;
  domainCode?: string;
  type?: QuestionType;
  format?: QuestionFormat;
  difficulty?: number;
  state?: QuestionState;
  /** Words that occur in the code, the knowledge point, the stem, the options or the case. */
  search?: string;
  authorId?: string;
  /** A knowledge point with its descendants. */
  pointIds?: readonly string[];
  /** Text in the issuer or the title; `none`: questions without a source. */
  source?: string;
  cognitiveLevel?: CognitiveLevel;
  tag?: string;
  competency?: string;
  language?: string;
  /** With the day that it is. */
  due?: { check: DueCheck; today: string };
  neverUsed?: boolean;
  flag?: QuestionFlag;
  /** In review, written by someone else and not approved by this person; or a draft of this person. */
  waitingForStaffId?: string;
}

export interface FoundQuestion extends SortedRow {
  id: string;
}

export interface FoundPage {
  /** In order; at most `limit`. */
  rows: FoundQuestion[];
  /** Number of matches from this page on; for too many matches `maxCounted`, with `isMore`. */
  total: number;
  isMore: boolean;
}

interface AskedPage {
  filter: QuestionFilter;
  sort: QuestionSort;
  after: string | undefined;
  limit: number;
}

interface ScannedRows {
  bankId: string;
  order: SortSql;
  conditions: readonly Condition[];
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
  /** The same for all questions of a group; null for a single question. */
  stimulusId: string | null;
  updatedAt: number;
}

interface Condition {
  sql: string;
  values: SqlValue[];
}

/**
 * Whether this person wrote an earlier version after the last one that a review or a file published. Fewer questions
 * than an approval refuses: a question too many in the queue does no harm.
 */
const WROTE_SINCE_PUBLISHED = `EXISTS (SELECT 1 FROM question_version w JOIN question_version c ON c.id = q.current_version_id
      WHERE w.question_id = q.id AND w.created_by = ? AND w.version_number < c.version_number
        AND NOT EXISTS (SELECT 1 FROM question_version p WHERE p.question_id = q.id
          AND p.version_number >= w.version_number AND p.version_number < c.version_number
          AND (EXISTS (SELECT 1 FROM question_approval x WHERE x.version_id = p.id)
            OR EXISTS (SELECT 1 FROM bank_import_row r WHERE r.question_id = q.id AND r.version_id = p.id AND r.state = 'published'))))`;

const WAITING = `((q.state = 'in_review' AND (s.author_id IS NULL OR s.author_id <> ?)
    AND NOT ${WROTE_SINCE_PUBLISHED}
    AND NOT EXISTS (SELECT 1 FROM question_approval a WHERE a.version_id = s.version_id AND a.staff_id = ?))
  OR (q.state = 'draft' AND s.author_id = ?))`;

/** Together with `unseenImports`, the condition of `shown`. */
const NOT_IN_BIN: Condition = { sql: 'q.deleted_at IS NULL', values: [] };

/**
 * Finds questions by scanning the narrow rows of a bank: about 25 MB for 60,000 questions, the same on every engine.
 */
@Injectable()
export class QuestionSearchRepository {
  /** Above this number, a search only reports that there are more. */
  maxCounted = 5_000;

  /** A query reads no more rows of an engine that answers in the process itself. */
  rowsAScan: number;

  constructor(private readonly database: Database) {
    this.rowsAScan = database.dialect.rowsAScan;
  }

  /** Null when the cursor does not belong to this sort order. */
  async find({ filter, sort, after, limit }: AskedPage): Promise<FoundPage | null> {
    const order = sortSql({ sort, after });
    if (order === null) return null;
    const conditions = [NOT_IN_BIN, ...conditionsOf(filter), ...(await this.unseenImports(filter.bankId))];
    const asked = { bankId: filter.bankId, order, conditions: [...conditions, ...(order.after ? [order.after] : [])] };
    const some = await this.someOf(asked);
    if (some.length <= this.maxCounted)
      return { rows: some.sort(inOrder(sort)).slice(0, limit), total: some.length, isMore: false };
    const rows = await this.pageOfMany({ ...asked, isByCode: order.isByCode, limit });
    // Searches run at every keystroke, and nobody needs an exact count in the thousands.
    if (filter.search !== undefined) return { rows, total: this.maxCounted, isMore: true };
    const total = after === undefined ? await this.countAll({ bankId: filter.bankId, conditions }) : this.maxCounted;
    return { rows, total, isMore: after !== undefined };
  }

  /** Unsorted matches, at most one more than are counted. */
  private async someOf({ bankId, order, conditions }: ScannedRows): Promise<FoundQuestion[]> {
    const found: FoundQuestion[] = [];
    for (const part of await this.partsOf(bankId)) {
      const all = [...part, ...conditions];
      const rows = await this.database.select<FoundQuestion>(
        `SELECT q.id AS id, q.code AS code, ${order.sortKey} AS sortKey ${this.scanned(all)} LIMIT ?`,
        [bankId, ...all.flatMap(({ values }) => values), this.maxCounted + 1 - found.length],
      );
      found.push(...rows.map(toFound));
      if (found.length > this.maxCounted) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  }

  /** The page when many questions match: walking the bank by code then meets the first matches soon. */
  private async pageOfMany({
    bankId,
    order,
    conditions,
    isByCode,
    limit,
  }: ScannedRows & { isByCode: boolean; limit: number }): Promise<FoundQuestion[]> {
    const { joinInOrder, byIndex } = this.database.dialect;
    const from = isByCode
      ? `FROM question q${byIndex('ux_question_code')} ${joinInOrder} question_search s ON s.bank_id = q.bank_id AND s.version_id = q.current_version_id
         WHERE ${['q.bank_id = ?', ...conditions.map(({ sql }) => sql)].join(' AND ')}`
      : this.scanned(conditions);
    const rows = await this.database.select<FoundQuestion>(
      `SELECT q.id AS id, q.code AS code, ${order.sortKey} AS sortKey ${from} ORDER BY ${order.orderBy} LIMIT ?`,
      [bankId, ...conditions.flatMap(({ values }) => values), limit],
    );
    return rows.map(toFound);
  }

  private async countAll({ bankId, conditions }: Omit<ScannedRows, 'order'>): Promise<number> {
    const [row] = await this.database.select<{ total: number }>(
      `SELECT count(*) AS total ${this.scanned(conditions)}`,
      [bankId, ...conditions.flatMap(({ values }) => values)],
    );
    return Number(row?.total ?? 0);
  }

  private scanned(conditions: readonly Condition[]): string {
    return `FROM question_search s ${this.database.dialect.joinInOrder} question q ON q.id = s.question_id AND q.current_version_id = s.version_id
      WHERE ${['s.bank_id = ?', ...conditions.map(({ sql }) => sql)].join(' AND ')}`;
  }

  /** In the order of the ids, without invisible questions. */
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

  // Looked up once instead of per question: there is at most one such import.
  private async unseenImports(bankId: string): Promise<Condition[]> {
    const open = await this.database.select<{ id: string }>(
      `SELECT i.id FROM bank_import i WHERE i.bank_id = ? AND i.state IN ('storing', 'abandoned')`,
      [bankId],
    );
    return open.map(({ id }) => ({ sql: '(q.import_id IS NULL OR q.import_id <> ?)', values: [id] }));
  }

  /** Ranges of versions, each read by one query. */
  private async partsOf(bankId: string): Promise<Condition[][]> {
    const rowsAScan = this.rowsAScan;
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

/** A source without a day was never checked, as far as anybody noted. */
const DUE: Record<DueCheck, (today: string) => Condition> = {
  source: (today) => ({
    sql: `(s.source_text <> '' AND (s.checked_on IS NULL OR s.checked_on < ?))`,
    values: [checkedSince(today)],
  }),
  review: (today) => ({ sql: 's.review_date <= ?', values: [today] }),
};

function conditionsOf(filter: QuestionFilter): Condition[] {
  const { domainCode, type, format, difficulty, state, authorId, source, neverUsed, flag, waitingForStaffId } = filter;
  const { cognitiveLevel, tag, competency, language, due } = filter;
  const conditions: [sql: string, ...values: (SqlValue | undefined)[]][] = [
    ['q.domain_code = ?', domainCode],
    ['s.type = ?', type],
    ['s.format = ?', format],
    ['s.difficulty = ?', difficulty],
    ['q.state = ?', state],
    ['s.author_id = ?', authorId],
    ['s.cognitive_level = ?', cognitiveLevel],
    ['s.language = ?', language],
    ['s.competency = ?', competency && competencyName(competency)],
    ['instr(s.tag_text, ?) > 0', tag && tagMark(tag)],
    [WAITING, waitingForStaffId, waitingForStaffId, waitingForStaffId, waitingForStaffId],
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
  if (filter.pointIds)
    asked.push({
      sql: `EXISTS (SELECT 1 FROM knowledge_name n WHERE n.bank_id = s.bank_id AND n.domain_code = q.domain_code
        AND n.name = s.point_name AND n.point_id IN ${placeholders({ rows: 1, columns: filter.pointIds.length })})`,
      values: [...filter.pointIds],
    });
  if (neverUsed)
    asked.push({ sql: 'NOT EXISTS (SELECT 1 FROM question_exposure x WHERE x.question_id = q.id)', values: [] });
  if (due) asked.push(DUE[due.check](due.today));
  if (source === 'none') asked.push({ sql: `s.source_text = ''`, values: [] });
  else if (source !== undefined) asked.push({ sql: `instr(s.source_text, ?) > 0`, values: [searchForm(source)] });
  return asked;
}

const toFound = ({ id, code, sortKey }: FoundQuestion): FoundQuestion => ({
  id,
  code,
  sortKey: sortKey === null ? null : Number(sortKey),
});
