import { Inject, Injectable } from '@nestjs/common';
import type { SignInStanding } from '@sunflower/identity';
import { Database, inList, placeholders, type Queries } from '@sunflower/platform';
import { In } from 'typeorm';
import { changedNow, changedRows } from './changed-now';
import { storedRowsSql } from './response-limit';
import { ExamSession } from './exam-session.entity';
import type { PaperPlan } from '../paper/paper-plan';
import type { SessionState } from '../contract/session-state';

/** The columns by which a save or a closing is judged, read under the row's lock. */
export interface SessionGate {
  id: string;
  state: SessionState;
  locked: boolean;
  seat: number;
  /** The sign-in that took the seat. */
  seatHolder: string;
  deadlineAt: number;
  closedAt: number | null;
  receipt: string | null;
}

export type SavingGate = SessionGate & SignInStanding;

export interface NewResponse {
  sessionId: string;
  itemNumber: number;
  revision: number;
  /** Canonical JSON. */
  response: string;
  receivedAt: number;
  madeAt: number | null;
  /** This process has received this or a higher revision of the item before, so it may be stored already. */
  seenBefore: boolean;
}

export type ResponseKey = Pick<NewResponse, 'sessionId' | 'itemNumber' | 'revision'>;

export interface CurrentResponse {
  itemNumber: number;
  revision: number;
  response: string;
}

export interface Closing {
  sessionId: string;
  state: SessionState;
  closedAtMs: number;
  receipt: string;
}

/** What a candidate sees of a session: the row without the paper, which is its largest part. */
export type SessionStanding = Pick<
  ExamSession,
  | 'id'
  | 'examId'
  | 'sittingId'
  | 'state'
  | 'locked'
  | 'seat'
  | 'seatHolder'
  | 'startedAt'
  | 'deadlineAt'
  | 'extraTimeMs'
  | 'closedAt'
  | 'receipt'
  | 'integrityCount'
  | 'integrityForgiven'
>;

/** What a save needs to know of a session: its plan or, if it began with a prepared paper, the shapes of its items. */
export type PlannedSession = Pick<
  ExamSession,
  'id' | 'registrationId' | 'examId' | 'sittingId' | 'organisationPath' | 'startedAt' | 'deadlineAt' | 'plan'
> & {
  /** See `shapeCode`. */
  shapes: string | null;
};

interface PlannedRow extends Pick<StandingRow, 'id' | 'exam_id' | 'sitting_id' | 'started_at' | 'deadline_at'> {
  registration_id: string;
  organisation_path: string;
  plan: string;
  shapes: string | null;
}

interface StandingRow extends GateRow {
  exam_id: string;
  sitting_id: string;
  started_at: number | string;
  extra_time_ms: number | string;
  integrity_count: number;
  integrity_forgiven: number;
}

interface GateRow {
  id: string;
  state: SessionState;
  locked: number;
  seat: number;
  seat_holder: string;
  deadline_at: number | string;
  closed_at: number | string | null;
  receipt: string | null;
}

interface ResponseRow {
  session_id: string;
  item_number: number;
  revision: number;
  response: string;
}

const RESPONSE_COLUMNS = 6;
const RESPONSE_ROWS_A_STATEMENT = 1000;
const KEYS_A_STATEMENT = 200;

const GATE_COLUMNS = 's.id, s.state, s.locked, s.seat, s.seat_holder, s.deadline_at, s.closed_at, s.receipt';

const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

/** All SQL on sessions and responses. */
@Injectable()
export class ExamSessionRepository {
  constructor(@Inject(Database) private readonly database: Queries) {}

  /** The same SQL within one transaction, by its handle. */
  within(transaction: Queries): ExamSessionRepository {
    return new ExamSessionRepository(transaction);
  }

  /** Locks the rows exclusively, in id order, so that two batches never deadlock. */
  async lock(ids: readonly string[]): Promise<Map<string, SessionGate>> {
    const sorted = inOrder(ids);
    const rows = await this.database.select<GateRow>(
      `SELECT ${GATE_COLUMNS} FROM exam_session s WHERE s.id IN ${inList(sorted)} ORDER BY s.id${this.database.dialect.lockExclusive}`,
      sorted,
    );
    return new Map(rows.map((row) => [row.id, toGate(row)]));
  }

  /**
   * Locks the rows shared, in id order. Saves do not wait for each other, only for transactions that change a session,
   * reissue a code or sign out. The left join makes every engine begin with the sessions.
   */
  async lockForSaving(ids: readonly string[]): Promise<Map<string, SavingGate>> {
    const sorted = inOrder(ids);
    const rows = await this.database.select<GateRow & { access_code_version: number; ended_sign_ins: string | null }>(
      `SELECT ${GATE_COLUMNS}, r.access_code_version, r.ended_sign_ins FROM exam_session s LEFT JOIN registration r ON r.id = s.registration_id
       WHERE s.id IN ${inList(sorted)} ORDER BY s.id${this.database.dialect.lockShared}`,
      sorted,
    );
    return new Map(
      rows.map((row) => [
        row.id,
        { ...toGate(row), accessCodeVersion: row.access_code_version, endedSignIns: row.ended_sign_ins },
      ]),
    );
  }

  /** Returns the number of inserted rows; fewer than given if some keys exist already. */
  async insertResponses(rows: readonly NewResponse[]): Promise<number> {
    let inserted = 0;
    for (let from = 0; from < rows.length; from += RESPONSE_ROWS_A_STATEMENT) {
      const chunk = rows.slice(from, from + RESPONSE_ROWS_A_STATEMENT);
      inserted += await this.database.execute(
        'INSERT INTO response (session_id, item_number, revision, response, received_at, made_at) VALUES ' +
          placeholders({ rows: chunk.length, columns: RESPONSE_COLUMNS }) +
          this.database.dialect.keepExisting({ key: ['session_id', 'item_number', 'revision'] }),
        chunk.flatMap((row) => [row.sessionId, row.itemNumber, row.revision, row.response, row.receivedAt, row.madeAt]),
      );
    }
    return inserted;
  }

  /** Stored responses by `responseKey`; keys that do not exist are left out. */
  async readResponses(keys: readonly ResponseKey[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let from = 0; from < keys.length; from += KEYS_A_STATEMENT) {
      const chunk = keys.slice(from, from + KEYS_A_STATEMENT);
      const rows = await this.database.select<ResponseRow>(
        'SELECT session_id, item_number, revision, response FROM response WHERE ' +
          chunk.map(() => '(session_id = ? AND item_number = ? AND revision = ?)').join(' OR '),
        chunk.flatMap(({ sessionId, itemNumber, revision }) => [sessionId, itemNumber, revision]),
      );
      for (const row of rows) found.set(responseKey(fromRow(row)), row.response);
    }
    return found;
  }

  /** As `rowsWeighed` counts them. */
  async countResponses(sessionId: string): Promise<number> {
    const [row] = await this.database.select<{ count: number | string }>(
      `SELECT ${storedRowsSql(this.database.dialect)} AS count FROM response WHERE session_id = ?`,
      [sessionId],
    );
    return Number(row?.count ?? 0);
  }

  /** By session, the response with the highest revision of each item, in item order. Earlier revisions are not read: those of essays are large. */
  async currentResponses(sessionIds: readonly string[]): Promise<Map<string, CurrentResponse[]>> {
    const bySession = new Map<string, CurrentResponse[]>(sessionIds.map((id) => [id, []]));
    if (sessionIds.length === 0) return bySession;
    const rows = await this.database.select<ResponseRow>(
      `SELECT r.session_id, r.item_number, r.revision, r.response FROM (
         SELECT session_id, item_number, MAX(revision) AS revision FROM response WHERE session_id IN ${inList(sessionIds)}
         GROUP BY session_id, item_number
       ) latest JOIN response r ON r.session_id = latest.session_id AND r.item_number = latest.item_number AND r.revision = latest.revision
       ORDER BY r.session_id, r.item_number`,
      [...sessionIds],
    );
    for (const { session_id, item_number: itemNumber, revision, response } of rows)
      (bySession.get(session_id) as CurrentResponse[]).push({ itemNumber, revision, response });
    return bySession;
  }

  /** Closes all of them in one statement. The rows must be locked exclusively. */
  async close(closings: readonly Closing[]): Promise<void> {
    if (closings.length === 0) return;
    const byId = `CASE id ${closings.map(() => 'WHEN ? THEN ?').join(' ')} END`;
    const perSession = (valueOf: (closing: Closing) => string | number) =>
      closings.flatMap((closing) => [closing.sessionId, valueOf(closing)]);
    const ids = closings.map(({ sessionId }) => sessionId);
    await this.database.execute(
      `UPDATE exam_session SET state = ${byId}, closed_at = ${byId}, receipt = ${byId}, grading_needed = 1, ${changedNow(this.database.dialect)} WHERE id IN ${inList(ids)}`,
      [
        ...perSession(({ state }) => state),
        ...perSession(({ closedAtMs }) => closedAtMs),
        ...perSession(({ receipt }) => receipt),
        ...ids,
      ],
    );
  }

  findById(id: string): Promise<ExamSession | null> {
    return this.database.repository(ExamSession).findOneBy({ id });
  }

  async standingsOf(ids: readonly string[]): Promise<Map<string, SessionStanding>> {
    const rows = await this.database.select<StandingRow>(
      `SELECT ${GATE_COLUMNS}, s.exam_id, s.sitting_id, s.started_at, s.extra_time_ms, s.integrity_count, s.integrity_forgiven
       FROM exam_session s WHERE s.id IN ${inList(ids)}`,
      [...ids],
    );
    return new Map(rows.map((row) => [row.id, toStanding(row)]));
  }

  async plannedOf(ids: readonly string[]): Promise<Map<string, PlannedSession>> {
    const rows = await this.database.select<PlannedRow>(
      `SELECT s.id, s.registration_id, s.exam_id, s.sitting_id, s.organisation_path, s.started_at, s.deadline_at, s.plan, p.shapes
       FROM exam_session s LEFT JOIN prepared_paper p ON p.registration_id = s.registration_id WHERE s.id IN ${inList(ids)}`,
      [...ids],
    );
    return new Map(rows.map((row) => [row.id, toPlanned(row)]));
  }

  findByRegistration(registrationId: string): Promise<ExamSession | null> {
    return this.database.repository(ExamSession).findOneBy({ registrationId });
  }

  async findByRegistrations(registrationIds: readonly string[]): Promise<ExamSession[]> {
    if (registrationIds.length === 0) return [];
    return this.database.repository(ExamSession).findBy({ registrationId: In([...registrationIds]) });
  }

  /** Keeps the session that a registration already has; returns how many were inserted. */
  async insertSessions(sessions: readonly { session: ExamSession; planJson: string }[]): Promise<number> {
    return this.database.execute(
      'INSERT INTO exam_session (id, registration_id, exam_id, sitting_id, organisation_path, state, locked, seat, seat_holder, started_at, deadline_at, ' +
        'extra_time_ms, seed, generator_version, plan, plan_sha256, grading_needed, changed_at) VALUES ' +
        changedRows({ dialect: this.database.dialect, rows: placeholders({ rows: sessions.length, columns: 17 }) }) +
        this.database.dialect.keepExisting({ key: ['registration_id'] }),
      sessions.flatMap(({ session: s, planJson }) => [
        s.id,
        s.registrationId,
        s.examId,
        s.sittingId,
        s.organisationPath,
        s.state,
        0,
        s.seat,
        s.seatHolder,
        s.startedAt,
        s.deadlineAt,
        s.extraTimeMs,
        s.seed,
        s.generatorVersion,
        planJson,
        s.planSha256,
        0,
      ]),
    );
  }

  /** Compare-and-set: false when another device was quicker or the session is closed. */
  async raiseSeat({
    sessionId,
    fromSeat,
    seatHolder,
  }: {
    sessionId: string;
    fromSeat: number;
    seatHolder: string;
  }): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE exam_session SET seat = seat + 1, seat_holder = ?, ${changedNow(this.database.dialect)} WHERE id = ? AND seat = ? AND state = 'in_progress'`,
      [seatHolder, sessionId, fromSeat],
    );
    return changed === 1;
  }

  async idsExpiredBefore({ timeMs, limit }: { timeMs: number; limit: number }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM exam_session WHERE state = 'in_progress' AND deadline_at < ? ORDER BY deadline_at LIMIT ?`,
      [timeMs, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** False, and nothing is added, if all added time together would exceed the limit. */
  async addTime({
    sessionId,
    addedMs,
    limitMs,
  }: {
    sessionId: string;
    addedMs: number;
    limitMs: number;
  }): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE exam_session SET deadline_at = deadline_at + ?, extra_time_ms = extra_time_ms + ?, added_time_ms = added_time_ms + ?, ${changedNow(this.database.dialect)}
       WHERE id = ? AND added_time_ms + ? <= ?`,
      [addedMs, addedMs, addedMs, sessionId, addedMs, limitMs],
    );
    return changed === 1;
  }

  async addedTimeMs(sessionId: string): Promise<number> {
    const [row] = await this.database.select<{ added_time_ms: number | string }>(
      'SELECT added_time_ms FROM exam_session WHERE id = ?',
      [sessionId],
    );
    return Number(row?.added_time_ms ?? 0);
  }

  async setLocked({ sessionId, locked }: { sessionId: string; locked: boolean }): Promise<void> {
    // After unlocking, acts so far no longer count against the integrity limit; the count itself stays.
    const settle = locked ? '' : ', integrity_forgiven = integrity_count';
    await this.database.execute(
      `UPDATE exam_session SET locked = ?${settle}, ${changedNow(this.database.dialect)} WHERE id = ?`,
      [locked ? 1 : 0, sessionId],
    );
  }
}

export const responseKey = ({ sessionId, itemNumber, revision }: ResponseKey): string =>
  `${sessionId}/${itemNumber}/${revision}`;

const fromRow = (row: ResponseRow): ResponseKey => ({
  sessionId: row.session_id,
  itemNumber: row.item_number,
  revision: row.revision,
});

const toGate = (row: GateRow): SessionGate => ({
  id: row.id,
  state: row.state,
  locked: Boolean(row.locked),
  seat: row.seat,
  seatHolder: row.seat_holder,
  deadlineAt: Number(row.deadline_at),
  closedAt: row.closed_at === null ? null : Number(row.closed_at),
  receipt: row.receipt,
});

const toPlanned = (row: PlannedRow): PlannedSession => ({
  id: row.id,
  registrationId: row.registration_id,
  examId: row.exam_id,
  sittingId: row.sitting_id,
  organisationPath: row.organisation_path,
  startedAt: Number(row.started_at),
  deadlineAt: Number(row.deadline_at),
  plan: JSON.parse(row.plan) as PaperPlan | null,
  shapes: row.shapes,
});

const toStanding = (row: StandingRow): SessionStanding => ({
  ...toGate(row),
  examId: row.exam_id,
  sittingId: row.sitting_id,
  startedAt: Number(row.started_at),
  extraTimeMs: Number(row.extra_time_ms),
  integrityCount: row.integrity_count,
  integrityForgiven: row.integrity_forgiven,
});
