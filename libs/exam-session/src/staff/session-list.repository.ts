import { Injectable } from '@nestjs/common';
import type { TypedSearch } from '@sunflower/content';
import { Database, nameBegins, placeholders, subtreeFilter } from '@sunflower/platform';
import { readPlace, type ListOrder, type TroublePlace } from './session-list-order';
import type { SessionState } from '../contract/session-state';
import { changedNow } from '../session/changed-now';

export type ListedState = SessionState | 'not_started';

export interface SessionListRow {
  registrationId: string;
  candidateName: string;
  maskedIdNumber: string;
  organisationName: string;
  ticketNumber: string;
  sessionId: string | null;
  state: SessionState | null;
  locked: boolean;
  startedAt: number | null;
  deadlineAt: number | null;
  closedAt: number | null;
  integrityCount: number;
  place: TroublePlace;
}

export interface SessionListQuery {
  examId: string;
  /** Null: everybody in the exam. */
  organisationPaths: readonly string[] | null;
  state: ListedState | null;
  lockedOnly: boolean;
  search: TypedSearch | null;
  order: ListOrder;
  /** `nextAfter` of the previous page; null for the first page. */
  after: string | null;
  limit: number;
}

interface Row {
  registration_id: string;
  candidate_name: string;
  masked_id_number: string;
  organisation_name: string;
  ticket_number: string;
  session_id: string | null;
  state: SessionState | null;
  locked: number | null;
  started_at: number | string | null;
  deadline_at: number | string | null;
  closed_at: number | string | null;
  integrity_count: number | null;
  trouble_rank: number | string;
  trouble_acts: number | string;
  trouble_deadline: number | string;
}

/** Locked first; then in progress, by most acts and then by earliest deadline; then not started; then closed. */
const RANK = `CASE WHEN s.id IS NULL THEN 2 WHEN s.state <> 'in_progress' THEN 3 WHEN s.locked = 1 THEN 0 ELSE 1 END`;
const IN_PROGRESS = (column: string) => `CASE WHEN s.state = 'in_progress' THEN ${column} ELSE 0 END`;
const TROUBLE_COLUMNS = { rank: RANK, acts: IN_PROGRESS('s.integrity_count'), deadline: IN_PROGRESS('s.deadline_at') };

const TROUBLE_SELECTION = `${TROUBLE_COLUMNS.rank} AS trouble_rank, ${TROUBLE_COLUMNS.acts} AS trouble_acts, ${TROUBLE_COLUMNS.deadline} AS trouble_deadline`;
const TROUBLE_ORDER = 'trouble_rank, trouble_acts DESC, trouble_deadline, r.ticket_number';

/** Rows after a place in the order `trouble`. */
const BEHIND = `(${TROUBLE_COLUMNS.rank}, -(${TROUBLE_COLUMNS.acts}), ${TROUBLE_COLUMNS.deadline}, r.ticket_number) > (?, ?, ?, ?)`;
const behind = ({ rank, acts, deadlineAt, ticketNumber }: TroublePlace): (string | number)[] => [
  rank,
  -acts,
  deadlineAt,
  ticketNumber,
];

const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

/** The list of all registrations of an exam with their sessions, including people who have not started. */
@Injectable()
export class SessionListRepository {
  constructor(private readonly database: Database) {}

  async page({
    examId,
    organisationPaths,
    state,
    lockedOnly,
    search,
    order,
    after,
    limit,
  }: SessionListQuery): Promise<SessionListRow[]> {
    const conditions = ['r.exam_id = ?'];
    const parameters: (string | number)[] = [examId];
    if (after !== null) {
      conditions.push(order === 'trouble' ? BEHIND : 'r.ticket_number > ?');
      parameters.push(...(order === 'trouble' ? behind(readPlace(after)) : [after]));
    }
    if (organisationPaths !== null) {
      const within = subtreeFilter({ column: 'r.organisation_path', paths: organisationPaths });
      conditions.push(within.sql);
      parameters.push(...within.parameters);
    }
    if (state === 'not_started') conditions.push('s.id IS NULL');
    else if (state !== null) {
      conditions.push('s.state = ?');
      parameters.push(state);
    }
    if (lockedOnly) conditions.push(`s.locked = 1 AND s.state = 'in_progress'`);
    if (search !== null) {
      conditions.push(`(r.ticket_number = ? OR r.candidate_name LIKE ? ESCAPE '!')`);
      parameters.push(search.code ?? '', nameBegins(search.name));
    }
    const rows = await this.database.select<Row>(
      `SELECT r.id AS registration_id, r.candidate_name, r.masked_id_number, r.organisation_name, r.ticket_number,
              s.id AS session_id, s.state, s.locked, s.started_at, s.deadline_at, s.closed_at, s.integrity_count,
              ${TROUBLE_SELECTION}
       FROM registration r LEFT JOIN exam_session s ON s.registration_id = r.id
       WHERE ${conditions.join(' AND ')} ORDER BY ${order === 'trouble' ? TROUBLE_ORDER : 'r.ticket_number'} LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map(toListRow);
  }

  /** Which of these registrations (at most 1000) have a session. */
  async startedAmong(registrationIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT registration_id AS id FROM exam_session WHERE registration_id IN ${placeholders({ rows: 1, columns: registrationIds.length })}`,
      [...registrationIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Sets the organisation of a person's sessions to that of their registrations. */
  async followOrganisations(personId: string): Promise<void> {
    // One by one, by the unique key, so that no other session is locked.
    const registrations = await this.database.select<{ id: string; path: string }>(
      'SELECT id, organisation_path AS path FROM registration WHERE person_id = ? ORDER BY id',
      [personId],
    );
    for (const { id, path } of registrations)
      await this.database.execute(
        `UPDATE exam_session SET organisation_path = ?, ${changedNow(this.database.dialect)} WHERE registration_id = ?`,
        [path, id],
      );
  }
}

const toListRow = (row: Row): SessionListRow => ({
  registrationId: row.registration_id,
  candidateName: row.candidate_name,
  maskedIdNumber: row.masked_id_number,
  organisationName: row.organisation_name,
  ticketNumber: row.ticket_number,
  sessionId: row.session_id,
  state: row.state,
  locked: Boolean(row.locked),
  startedAt: numberOrNull(row.started_at),
  deadlineAt: numberOrNull(row.deadline_at),
  closedAt: numberOrNull(row.closed_at),
  integrityCount: row.integrity_count ?? 0,
  place: {
    rank: Number(row.trouble_rank),
    acts: Number(row.trouble_acts),
    deadlineAt: Number(row.trouble_deadline),
    ticketNumber: row.ticket_number,
  },
});
