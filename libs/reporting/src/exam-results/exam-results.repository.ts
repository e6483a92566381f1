import { Injectable } from '@nestjs/common';
import { Database, nameBegins, subtreeFilter } from '@sunflower/platform';
import type { PathCount } from './place-rates';
import type { ResultKind, ResultOrder, ResultScope } from './result-scope';
import type { ScoreCount } from './score-distribution';

export interface ResultFilter {
  sittingId: string | null;
  kind: ResultKind | null;
  /** A ticket number, or the beginning of a name. */
  search: string | null;
}

export interface ResultLine {
  registrationId: string;
  sessionId: string | null;
  candidateName: string;
  maskedIdNumber: string;
  ticketNumber: string;
  organisationName: string;
  sittingId: string;
  attemptNumber: number;
  kind: ResultKind;
  scoreMillipoints: number | null;
  maxMillipoints: number | null;
}

const KIND = `CASE WHEN t.outcome <> 'graded' THEN t.outcome WHEN t.passed = 1 THEN 'passed' ELSE 'failed' END`;

const ORDERS: Record<ResultOrder, string> = {
  score: 't.score_millipoints',
  ticket: 't.ticket_number',
  name: 't.candidate_name',
  organisation: 't.organisation_path',
};

const COLUMNS =
  'r.id AS registration_id, r.candidate_name, r.masked_id_number, r.ticket_number, r.organisation_name, r.organisation_path, r.sitting_id, r.attempt_number';

/** Results as released: each person by the attempt that counts. */
const RELEASED = `SELECT ${COLUMNS}, x.session_id, x.outcome, x.passed, x.score_millipoints, x.max_millipoints
  FROM registration r JOIN result x ON x.run_id = ? AND x.registration_id = r.id
  WHERE r.exam_id = ? AND x.counts = 1`;

/**
 * Results as a release now would make them, with the precedence of `standingAtRelease`: decided, voided, graded,
 * absent. Unfinished registrations are left out.
 */
const UNRELEASED = `SELECT ${COLUMNS}, s.id AS session_id,
    CASE WHEN r.outcome IS NOT NULL THEN r.outcome WHEN s.state = 'voided' THEN 'annulled' WHEN s.id IS NULL THEN 'absent' ELSE x.outcome END AS outcome,
    CASE WHEN r.outcome IS NULL AND s.state <> 'voided' AND x.passed = 1 THEN 1 ELSE 0 END AS passed,
    CASE WHEN r.outcome IS NULL AND s.state <> 'voided' THEN x.score_millipoints END AS score_millipoints, x.max_millipoints
  FROM registration r JOIN sitting w ON w.id = r.sitting_id
  LEFT JOIN exam_session s ON s.registration_id = r.id
  LEFT JOIN result x ON x.run_id = ? AND x.registration_id = r.id AND x.session_id IS NOT NULL
  WHERE r.exam_id = ? AND (x.run_id IS NOT NULL OR s.state = 'voided' OR (s.id IS NULL AND w.closes_at <= ?) OR (r.outcome IS NOT NULL AND w.closes_at <= ?))`;

/** All SQL of results on the screen. The database counts and sorts, whatever the number of results. */
@Injectable()
export class ExamResultsRepository {
  constructor(private readonly database: Database) {}

  async page({
    scope,
    filter,
    order,
    descending,
    offset,
    limit,
  }: {
    scope: ResultScope;
    filter: ResultFilter;
    order: ResultOrder;
    descending: boolean;
    offset: number;
    limit: number;
  }): Promise<ResultLine[]> {
    const { from, where, parameters } = selection(scope, filter);
    const direction = descending ? 'DESC' : 'ASC';
    const rows = await this.database.select<LineRow>(
      `SELECT t.registration_id, t.session_id, t.candidate_name, t.masked_id_number, t.ticket_number, t.organisation_name,
         t.sitting_id, t.attempt_number, ${KIND} AS kind, t.score_millipoints, t.max_millipoints
       FROM ${from} WHERE ${where} ORDER BY ${ORDERS[order]} ${direction}, t.ticket_number LIMIT ? OFFSET ?`,
      [...parameters, limit, offset],
    );
    return rows.map(toLine);
  }

  /** Number of people by outcome. */
  async kinds({ scope, filter }: { scope: ResultScope; filter: ResultFilter }): Promise<Map<ResultKind, number>> {
    const { from, where, parameters } = selection(scope, filter);
    const rows = await this.database.select<{ kind: ResultKind; n: number | string }>(
      `SELECT ${KIND} AS kind, COUNT(*) AS n FROM ${from} WHERE ${where} GROUP BY ${KIND}`,
      parameters,
    );
    return new Map(rows.map(({ kind, n }) => [kind, Number(n)]));
  }

  async scores({ scope, filter }: { scope: ResultScope; filter: ResultFilter }): Promise<ScoreCount[]> {
    const { from, where, parameters } = selection(scope, filter);
    const rows = await this.database.select<{ score: number | string; most: number | string; n: number | string }>(
      `SELECT t.score_millipoints AS score, t.max_millipoints AS most, COUNT(*) AS n FROM ${from}
       WHERE ${where} AND t.outcome = 'graded' AND t.score_millipoints IS NOT NULL GROUP BY t.score_millipoints, t.max_millipoints`,
      parameters,
    );
    return rows.map(({ score, most, n }) => ({
      scoreMillipoints: Number(score),
      maxMillipoints: Number(most),
      people: Number(n),
    }));
  }

  async byOrganisation({ scope, filter }: { scope: ResultScope; filter: ResultFilter }): Promise<PathCount[]> {
    const { from, where, parameters } = selection(scope, filter);
    const rows = await this.database.select<{ organisation_path: string; kind: ResultKind; n: number | string }>(
      `SELECT t.organisation_path, ${KIND} AS kind, COUNT(*) AS n FROM ${from} WHERE ${where} GROUP BY t.organisation_path, ${KIND}`,
      parameters,
    );
    return rows.map(({ organisation_path, kind, n }) => ({
      organisationPath: organisation_path,
      kind,
      people: Number(n),
    }));
  }

  async bySitting({
    scope,
    filter,
  }: {
    scope: ResultScope;
    filter: ResultFilter;
  }): Promise<{ sittingId: string; kind: ResultKind; people: number }[]> {
    const { from, where, parameters } = selection(scope, filter);
    const rows = await this.database.select<{ sitting_id: string; kind: ResultKind; n: number | string }>(
      `SELECT t.sitting_id, ${KIND} AS kind, COUNT(*) AS n FROM ${from} WHERE ${where} GROUP BY t.sitting_id, ${KIND}`,
      parameters,
    );
    return rows.map(({ sitting_id, kind, n }) => ({ sittingId: sitting_id, kind, people: Number(n) }));
  }
}

interface LineRow {
  registration_id: string;
  session_id: string | null;
  candidate_name: string;
  masked_id_number: string;
  ticket_number: string;
  organisation_name: string;
  sitting_id: string;
  attempt_number: number;
  kind: ResultKind;
  score_millipoints: number | string | null;
  max_millipoints: number | string | null;
}

function selection(
  { runId, examId, isReleased, nowMs, paths }: ResultScope,
  { sittingId, kind, search }: ResultFilter,
): { from: string; where: string; parameters: (string | number)[] } {
  const parameters: (string | number)[] = isReleased ? [runId, examId] : [runId, examId, nowMs, nowMs];
  const conditions = ['1 = 1'];
  const add = (condition: string, ...values: (string | number)[]): void => {
    conditions.push(condition);
    parameters.push(...values);
  };
  if (paths !== null) {
    const below = subtreeFilter({ column: 't.organisation_path', paths });
    add(below.sql, ...below.parameters);
  }
  if (sittingId !== null) add('t.sitting_id = ?', sittingId);
  if (kind !== null) add(`${KIND} = ?`, kind);
  if (search !== null) add("(t.ticket_number = ? OR t.candidate_name LIKE ? ESCAPE '!')", search, nameBegins(search));
  return { from: `(${isReleased ? RELEASED : UNRELEASED}) t`, where: conditions.join(' AND '), parameters };
}

const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

const toLine = (row: LineRow): ResultLine => ({
  registrationId: row.registration_id,
  sessionId: row.session_id,
  candidateName: row.candidate_name,
  maskedIdNumber: row.masked_id_number,
  ticketNumber: row.ticket_number,
  organisationName: row.organisation_name,
  sittingId: row.sitting_id,
  attemptNumber: row.attempt_number,
  kind: row.kind,
  scoreMillipoints: row.kind === 'passed' || row.kind === 'failed' ? numberOrNull(row.score_millipoints) : null,
  maxMillipoints: numberOrNull(row.max_millipoints),
});
