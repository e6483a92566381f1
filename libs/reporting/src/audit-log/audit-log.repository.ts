import { Injectable } from '@nestjs/common';
import type { TypedSearch } from '@sunflower/content';
import {
  beginsPattern,
  containsPattern,
  Database,
  nameContains,
  subtreeFilter,
  type SqlValue,
} from '@sunflower/platform';

export interface AuditFilter {
  /** What the reader administers; rows of no organisation are for who administers everything. */
  paths: readonly string[];
  withUnplaced: boolean;
  /** A part of it. */
  organisationPath: string | null;
  action: string | null;
  actorId: string | null;
  examId: string | null;
  personId: string | null;
  since: number | null;
  until: number | null;
  search: TypedSearch | null;
}

export interface AuditPlace {
  at: number;
  id: string;
}

export interface AuditLine extends AuditPlace {
  actorId: string | null;
  actorName: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectName: string | null;
  examId: string | null;
  examTitle: string | null;
  personId: string | null;
  personName: string | null;
  organisationName: string | null;
  reason: string | null;
  address: string | null;
  /** JSON. */
  details: string | null;
}

/** Rows that one request looks at: what the reader may see may be rare among them. */
export const EXAMINED = 10_000;

const COLUMNS = `a.id, a.at, a.actor_id, a.action, a.subject_type, a.subject_id, a.exam_id, a.person_id, a.organisation_path,
  a.reason, a.address, a.details`;

/** The names are read for the rows of a page alone. */
const NAMED = (
  page: string,
): string => `SELECT a.id, a.at, a.actor_id AS actorId, s.display_name AS actorName, a.action,
    a.subject_type AS subjectType, a.subject_id AS subjectId, a.exam_id AS examId, e.title AS examTitle,
    a.person_id AS personId, p.name AS personName, o.name AS organisationName, a.reason, a.address, a.details,
    COALESCE(t.display_name, b.title, q.code, u.title, i.file_name, w.title) AS subjectName
  FROM (${page}) a
  LEFT JOIN staff_account s ON s.id = a.actor_id
  LEFT JOIN exam e ON e.id = a.exam_id
  LEFT JOIN person p ON p.id = a.person_id
  LEFT JOIN organisation o ON o.path = a.organisation_path
  LEFT JOIN staff_account t ON a.subject_type = 'staff' AND t.id = a.subject_id
  LEFT JOIN question_bank b ON a.subject_type = 'question_bank' AND b.id = a.subject_id
  LEFT JOIN question q ON a.subject_type = 'question' AND q.id = a.subject_id
  LEFT JOIN training_unit u ON a.subject_type = 'training_unit' AND u.id = a.subject_id
  LEFT JOIN roster_import i ON a.subject_type = 'roster-import' AND i.id = a.subject_id
  LEFT JOIN sitting w ON a.subject_type = 'sitting' AND w.id = a.subject_id
  ORDER BY a.at DESC, a.id DESC`;

/** The audit rows as somebody reads them. Nothing here writes one. */
@Injectable()
export class AuditLogRepository {
  constructor(private readonly database: Database) {}

  /**
   * Newest first. However little fits, no more than EXAMINED rows are looked at: `examinedTo` is where to go on, null at
   * the end.
   */
  async page({
    filter,
    after,
    limit,
  }: {
    filter: AuditFilter;
    after: AuditPlace | null;
    limit: number;
  }): Promise<{ lines: AuditLine[]; examinedTo: AuditPlace | null }> {
    const { examined, parameters } = examinedRows({ filter, after });
    const fitting = selection(filter);
    const rows = await this.database.select<AuditLine>(
      NAMED(
        `SELECT * FROM (SELECT ${COLUMNS} ${examined} LIMIT ${EXAMINED}) a WHERE ${fitting.where} ORDER BY a.at DESC, a.id DESC LIMIT ?`,
      ),
      [...parameters, ...fitting.parameters, limit],
    );
    const lines = rows.map((row) => ({ ...row, at: Number(row.at) }));
    const last = lines.at(-1);
    if (last && lines.length === limit) return { lines, examinedTo: { at: last.at, id: last.id } };
    const [end] = await this.database.select<AuditPlace>(
      `SELECT a.at, a.id ${examined} LIMIT 1 OFFSET ${EXAMINED - 1}`,
      parameters,
    );
    return { lines, examinedTo: end ? { at: Number(end.at), id: end.id } : null };
  }

  /** Of the newest EXAMINED rows; `isMore`: there are older ones. */
  async count(filter: AuditFilter): Promise<{ total: number; isMore: boolean }> {
    const { examined, parameters } = examinedRows({ filter, after: null });
    const fitting = selection(filter);
    const [row] = await this.database.select<{ fits: number | string | null; looked: number | string }>(
      `SELECT SUM(CASE WHEN ${fitting.where} THEN 1 ELSE 0 END) AS fits, COUNT(*) AS looked
        FROM (SELECT ${COLUMNS} ${examined} LIMIT ${EXAMINED}) a`,
      [...fitting.parameters, ...parameters],
    );
    return { total: Number(row?.fits ?? 0), isMore: Number(row?.looked ?? 0) >= EXAMINED };
  }
}

interface Selection {
  where: string;
  parameters: SqlValue[];
}

/** By what an index finds: exam, person, who acted, time. In the order of the index. */
function examinedRows({ filter, after }: { filter: AuditFilter; after: AuditPlace | null }): {
  examined: string;
  parameters: SqlValue[];
} {
  const { where, parameters } = allOf([
    filter.examId !== null && ['a.exam_id = ?', filter.examId],
    filter.personId !== null && ['a.person_id = ?', filter.personId],
    filter.actorId !== null && ['a.actor_id = ?', filter.actorId],
    filter.since !== null && ['a.at >= ?', filter.since],
    filter.until !== null && ['a.at < ?', filter.until],
    after !== null && ['a.at <= ?', after.at],
    after !== null && ['(a.at < ? OR a.id < ?)', after.at, after.id],
  ]);
  return { examined: `FROM audit_entry a WHERE ${where} ORDER BY a.at DESC, a.id DESC`, parameters };
}

/** What no index finds: the reader's reach, the act, the text. */
function selection(filter: AuditFilter): Selection {
  const reach = subtreeFilter({ column: 'a.organisation_path', paths: filter.paths });
  return allOf([
    [filter.withUnplaced ? `(a.organisation_path IS NULL OR ${reach.sql})` : reach.sql, ...reach.parameters],
    filter.organisationPath !== null && ['a.organisation_path LIKE ?', `${filter.organisationPath}%`],
    filter.action !== null && actionCondition(filter.action),
    filter.search !== null && searched(filter.search),
  ]);
}

type Condition = [string, ...SqlValue[]];

function allOf(conditions: readonly (Condition | false)[]): Selection {
  const held = conditions.filter((condition) => condition !== false);
  return {
    where: held.length === 0 ? '1 = 1' : held.map(([sql]) => sql).join(' AND '),
    parameters: held.flatMap(([, ...parameters]) => parameters),
  };
}

const actionCondition = (action: string): Condition =>
  action.includes('.') ? ['a.action = ?', action] : ["a.action LIKE ? ESCAPE '!'", beginsPattern(`${action}.`)];

function searched({ name, code }: TypedSearch): Condition {
  const ticket =
    code === null ? '' : ' OR a.person_id IN (SELECT r.person_id FROM registration r WHERE r.ticket_number = ?)';
  return [
    `(a.reason LIKE ? ESCAPE '!'
      OR a.actor_id IN (SELECT s.id FROM staff_account s WHERE s.display_name LIKE ? ESCAPE '!')
      OR a.person_id IN (SELECT p.id FROM person p WHERE p.name LIKE ? ESCAPE '!')${ticket})`,
    containsPattern(name),
    containsPattern(name),
    nameContains(name),
    ...(code === null ? [] : [code]),
  ];
}
