import { Injectable } from '@nestjs/common';
import { Database, subtreeFilter } from '@sunflower/platform';
import { Incident } from './incident.entity';

/** An incident with the names that go with its ids. */
export interface ListedIncident extends Incident {
  sittingTitle: string;
  organisationName: string;
  /** Of the person's organisation or, without a person, of the office. */
  placePath: string;
  candidateName: string | null;
  ticketNumber: string | null;
}

interface IncidentFilter {
  examId: string;
  /** Subtrees; null: all. */
  paths: readonly string[] | null;
  sittingId: string | null;
}

/** People of a sitting by what became of them. */
export interface Attendance {
  expected: number;
  started: number;
  deferred: number;
}

type IncidentRow = Record<
  | 'id'
  | 'exam_id'
  | 'sitting_id'
  | 'organisation_id'
  | 'body'
  | 'action_taken'
  | 'recorded_by'
  | 'sitting_title'
  | 'organisation_name'
  | 'place_path',
  string
> &
  Record<'registration_id' | 'struck_by' | 'struck_reason' | 'candidate_name' | 'ticket_number', string | null> & {
    kind: Incident['kind'];
    occurred_at: number | string;
    recorded_at: number | string;
    struck_at: number | string | null;
  };

const PLACE = 'COALESCE(r.organisation_path, o.path)';
const LISTED = `SELECT i.id, i.exam_id, i.sitting_id, i.registration_id, i.organisation_id, i.kind, i.occurred_at, i.body,
    i.action_taken, i.recorded_by, i.recorded_at, i.struck_at, i.struck_by, i.struck_reason, t.title AS sitting_title,
    COALESCE(r.organisation_name, o.name) AS organisation_name, ${PLACE} AS place_path, r.candidate_name, r.ticket_number
  FROM incident i JOIN sitting t ON t.id = i.sitting_id JOIN organisation o ON o.id = i.organisation_id
    LEFT JOIN registration r ON r.id = i.registration_id`;

/** All SQL on incidents. */
@Injectable()
export class IncidentRepository {
  constructor(private readonly database: Database) {}

  async insert(incident: Incident): Promise<void> {
    await this.database.repository(Incident).insert(incident);
  }

  async find(id: string): Promise<ListedIncident | null> {
    const [row] = await this.database.select<IncidentRow>(`${LISTED} WHERE i.id = ?`, [id]);
    return row ? toListed(row) : null;
  }

  async countOf(examId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM incident WHERE exam_id = ?',
      [examId],
    );
    return Number(row?.n ?? 0);
  }

  /** Recorded last first; `beforeId`: only those recorded before it. */
  async page({
    beforeId,
    limit,
    ...filter
  }: IncidentFilter & { beforeId: string | null; limit: number }): Promise<ListedIncident[]> {
    const { sql, parameters } = conditionOf(filter);
    const before = beforeId === null ? '' : ' AND i.id < ?';
    const rows = await this.database.select<IncidentRow>(`${LISTED} WHERE ${sql}${before} ORDER BY i.id DESC LIMIT ?`, [
      ...parameters,
      ...(beforeId === null ? [] : [beforeId]),
      limit,
    ]);
    return rows.map(toListed);
  }

  /** In the order in which they happened. */
  async all(filter: IncidentFilter): Promise<ListedIncident[]> {
    const { sql, parameters } = conditionOf(filter);
    const rows = await this.database.select<IncidentRow>(
      `${LISTED} WHERE ${sql} ORDER BY i.occurred_at, i.id`,
      parameters,
    );
    return rows.map(toListed);
  }

  /** False if it was struck out before. */
  async strike({
    id,
    staffId,
    reason,
    nowMs,
  }: {
    id: string;
    staffId: string;
    reason: string;
    nowMs: number;
  }): Promise<boolean> {
    const changed = await this.database.execute(
      'UPDATE incident SET struck_at = ?, struck_by = ?, struck_reason = ? WHERE id = ? AND struck_at IS NULL',
      [nowMs, staffId, reason, id],
    );
    return changed === 1;
  }

  async attendance({ examId, paths, sittingId }: IncidentFilter): Promise<Attendance> {
    const subtrees = paths && subtreeFilter({ column: 'r.organisation_path', paths });
    const [row] = await this.database.select<Record<'expected' | 'started' | 'deferred', number | string | null>>(
      `SELECT COUNT(*) AS expected, COUNT(s.id) AS started,
              SUM(CASE WHEN r.outcome = 'deferred' AND s.id IS NULL THEN 1 ELSE 0 END) AS deferred
       FROM registration r LEFT JOIN exam_session s ON s.registration_id = r.id
       WHERE r.exam_id = ?${sittingId === null ? '' : ' AND r.sitting_id = ?'}${subtrees ? ` AND ${subtrees.sql}` : ''}`,
      [examId, ...(sittingId === null ? [] : [sittingId]), ...(subtrees?.parameters ?? [])],
    );
    return {
      expected: Number(row?.expected ?? 0),
      started: Number(row?.started ?? 0),
      deferred: Number(row?.deferred ?? 0),
    };
  }
}

function conditionOf({ examId, paths, sittingId }: IncidentFilter): { sql: string; parameters: string[] } {
  const subtrees = paths && subtreeFilter({ column: PLACE, paths });
  return {
    sql: [
      'i.exam_id = ?',
      ...(sittingId === null ? [] : ['i.sitting_id = ?']),
      ...(subtrees ? [subtrees.sql] : []),
    ].join(' AND '),
    parameters: [examId, ...(sittingId === null ? [] : [sittingId]), ...(subtrees?.parameters ?? [])],
  };
}

const toListed = (row: IncidentRow): ListedIncident => ({
  id: row.id,
  examId: row.exam_id,
  sittingId: row.sitting_id,
  registrationId: row.registration_id,
  organisationId: row.organisation_id,
  kind: row.kind,
  occurredAt: Number(row.occurred_at),
  body: row.body,
  actionTaken: row.action_taken,
  recordedBy: row.recorded_by,
  recordedAt: Number(row.recorded_at),
  struckAt: row.struck_at === null ? null : Number(row.struck_at),
  struckBy: row.struck_by,
  struckReason: row.struck_reason,
  sittingTitle: row.sitting_title,
  organisationName: row.organisation_name,
  placePath: row.place_path,
  candidateName: row.candidate_name,
  ticketNumber: row.ticket_number,
});
