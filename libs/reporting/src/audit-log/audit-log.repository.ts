import { Injectable } from '@nestjs/common';
import type { TypedSearch } from '@sunflower/content';
import { containsPattern, Database, nameContains, subtreeFilter, type SqlValue } from '@sunflower/platform';

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

  /** Newest first. */
  async page({
    filter,
    after,
    limit,
  }: {
    filter: AuditFilter;
    after: AuditPlace | null;
    limit: number;
  }): Promise<AuditLine[]> {
    const { where, parameters } = selection(filter);
    const further = after ? ' AND (a.at < ? OR (a.at = ? AND a.id < ?))' : '';
    const rows = await this.database.select<AuditLine>(
      NAMED(`SELECT ${COLUMNS} FROM audit_entry a WHERE ${where}${further} ORDER BY a.at DESC, a.id DESC LIMIT ?`),
      [...parameters, ...(after ? [after.at, after.at, after.id] : []), limit],
    );
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }

  /** No more than `most` are counted. */
  async count({ filter, most }: { filter: AuditFilter; most: number }): Promise<number> {
    const { where, parameters } = selection(filter);
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM audit_entry a WHERE ${where} LIMIT ?) counted`,
      [...parameters, most],
    );
    return Number(row?.n ?? 0);
  }
}

function selection(filter: AuditFilter): { where: string; parameters: SqlValue[] } {
  const conditions: string[] = [];
  const parameters: SqlValue[] = [];
  const add = (condition: string, ...values: SqlValue[]): void => {
    conditions.push(condition);
    parameters.push(...values);
  };
  const reach = subtreeFilter({ column: 'a.organisation_path', paths: filter.paths });
  add(filter.withUnplaced ? `(a.organisation_path IS NULL OR ${reach.sql})` : reach.sql, ...reach.parameters);
  if (filter.organisationPath !== null) add('a.organisation_path LIKE ?', `${filter.organisationPath}%`);
  if (filter.action !== null)
    if (filter.action.includes('.')) add('a.action = ?', filter.action);
    else add("a.action LIKE ? ESCAPE '!'", `${filter.action.replace(/_/g, '!_')}.%`);
  if (filter.actorId !== null) add('a.actor_id = ?', filter.actorId);
  if (filter.examId !== null) add('a.exam_id = ?', filter.examId);
  if (filter.personId !== null) add('a.person_id = ?', filter.personId);
  if (filter.since !== null) add('a.at >= ?', filter.since);
  if (filter.until !== null) add('a.at < ?', filter.until);
  if (filter.search !== null) add(...searched(filter.search));
  return { where: conditions.join(' AND '), parameters };
}

function searched({ name, code }: TypedSearch): [string, ...SqlValue[]] {
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
