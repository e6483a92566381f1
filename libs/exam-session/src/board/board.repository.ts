import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';
import { CLOCK_CHECKED, deviceAheadSeconds } from '../activity/device-clock';
import type { SessionState } from '../contract/session-state';
import { toUpHand, UP_HAND_COLUMNS, type HandOfPerson, type UpHandRow } from '../hands/raised-hand.repository';
import type { AnsweredItems, BoardPerson, BoardSession } from './board-model';

interface SessionColumns {
  session_id: string;
  state: SessionState;
  locked: number;
  started_at: number | string;
  deadline_at: number | string;
  closed_at: number | string | null;
  integrity_count: number;
  changed_at: number | string;
}

type PersonRow = { [Column in keyof SessionColumns]: SessionColumns[Column] | null } & {
  registration_id: string;
  sitting_id: string;
  candidate_name: string;
  masked_id_number: string;
  organisation_name: string;
  organisation_path: string;
  ticket_number: string;
  site_id: string | null;
  site_name: string | null;
  sitting_room_id: string | null;
  room_number: number | null;
  seat_number: number | null;
  outcome: string | null;
};

export interface ChangedSession {
  registrationId: string;
  changedAtMs: number;
  session: BoardSession;
}

const SESSION_COLUMNS =
  's.id AS session_id, s.state, s.locked, s.started_at, s.deadline_at, s.closed_at, s.integrity_count, s.changed_at';

/** All SQL of the boards: pages of people, changed sessions, raised hands, answered items. */
@Injectable()
export class BoardRepository {
  constructor(private readonly database: Database) {}

  /** In the order of registration ids. */
  async people({ examId, afterId, limit }: { examId: string; afterId: string; limit: number }): Promise<BoardPerson[]> {
    const rows = await this.database.select<PersonRow>(
      `SELECT r.id AS registration_id, r.sitting_id, r.candidate_name, r.masked_id_number, r.organisation_name,
              r.organisation_path, r.ticket_number, r.outcome, st.id AS site_id, st.name AS site_name,
              a.sitting_room_id, sr.number AS room_number, a.seat_number, ${SESSION_COLUMNS}
       FROM registration r LEFT JOIN exam_session s ON s.registration_id = r.id
       LEFT JOIN assigned_seat a ON a.registration_id = r.id
       LEFT JOIN sitting_room u ON u.id = a.sitting_room_id
       LEFT JOIN site_room sr ON sr.id = u.room_id
       LEFT JOIN site st ON st.id = sr.site_id
       WHERE r.exam_id = ? AND r.id > ? ORDER BY r.id LIMIT ?`,
      [examId, afterId, limit],
    );
    return rows.map(toPerson);
  }

  /** Time of the latest change, by the database's clock; 0 without a session. */
  async latestChangeMs(examId: string): Promise<number> {
    const [row] = await this.database.select<{ latest: number | string | null }>(
      'SELECT MAX(changed_at) AS latest FROM exam_session WHERE exam_id = ?',
      [examId],
    );
    return Number(row?.latest ?? 0);
  }

  /** Sessions changed at `timeMs` or later, earliest first. */
  async changedSince({
    examId,
    timeMs,
    limit,
  }: {
    examId: string;
    timeMs: number;
    limit: number;
  }): Promise<ChangedSession[]> {
    const rows = await this.database.select<SessionColumns & { registration_id: string }>(
      `SELECT s.registration_id, ${SESSION_COLUMNS} FROM exam_session s
       WHERE s.exam_id = ? AND s.changed_at >= ? ORDER BY s.changed_at LIMIT ?`,
      [examId, timeMs, limit],
    );
    return rows.map((row) => ({
      registrationId: row.registration_id,
      changedAtMs: Number(row.changed_at),
      session: toSession(row),
    }));
  }

  /** All hands of the exam that are up. */
  async handsUp(examId: string): Promise<HandOfPerson[]> {
    const rows = await this.database.select<UpHandRow>(
      `SELECT ${UP_HAND_COLUMNS} FROM raised_hand h WHERE h.exam_id = ? AND h.open_session_id IS NOT NULL`,
      [examId],
    );
    return rows.map(toUpHand);
  }

  /** People whose hand changed at `timeMs` or later, with the hand that is up now. */
  async handsChangedSince({ examId, timeMs }: { examId: string; timeMs: number }): Promise<HandOfPerson[]> {
    const changed = await this.database.select<{ registration_id: string }>(
      'SELECT DISTINCT registration_id FROM raised_hand WHERE exam_id = ? AND changed_at >= ?',
      [examId, timeMs],
    );
    if (changed.length === 0) return [];
    const ids = changed.map(({ registration_id }) => registration_id);
    const rows = await this.database.select<UpHandRow>(
      `SELECT ${UP_HAND_COLUMNS} FROM raised_hand h
       WHERE h.exam_id = ? AND h.open_session_id IS NOT NULL AND h.registration_id IN ${inList(ids)}`,
      [examId, ...ids],
    );
    const up = new Map(rows.map((row) => [row.registration_id, toUpHand(row)]));
    return ids.map((registrationId) => up.get(registrationId) ?? { registrationId, hand: null });
  }

  /** Answered items by session. Sessions with neither a response nor a clock report are left out. */
  async answered(sessionIds: readonly string[]): Promise<Map<string, AnsweredItems>> {
    if (sessionIds.length === 0) return new Map();
    // 200 item numbers fit into the shortest GROUP_CONCAT limit of the engines.
    const rows = await this.database.select<{ session_id: string; items: string | null; last: number | string }>(
      `SELECT r.session_id, GROUP_CONCAT(CASE WHEN r.response <> 'null' THEN r.item_number END) AS items, MAX(r.received_at) AS last
       FROM response r
       WHERE r.session_id IN ${inList(sessionIds)} AND NOT EXISTS (
         SELECT 1 FROM response n WHERE n.session_id = r.session_id AND n.item_number = r.item_number AND n.revision > r.revision)
       GROUP BY r.session_id`,
      [...sessionIds],
    );
    const clocks = await this.clocks(sessionIds);
    const found = new Map<string, AnsweredItems>(
      [...clocks].map(([id, clockAheadSeconds]) => [id, { items: [], lastReceivedAt: null, clockAheadSeconds }]),
    );
    for (const { session_id, items, last } of rows)
      found.set(session_id, {
        items: items === null || items === '' ? [] : String(items).split(',').map(Number),
        lastReceivedAt: Number(last),
        clockAheadSeconds: clocks.get(session_id) ?? null,
      });
    return found;
  }

  /** By session, the latest report of how far the device's clock is ahead. */
  private async clocks(sessionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.select<{ session_id: string; details: string | null }>(
      `SELECT session_id, details FROM session_event WHERE session_id IN ${inList(sessionIds)} AND kind = ? ORDER BY received_at`,
      [...sessionIds, CLOCK_CHECKED],
    );
    return new Map(
      rows.flatMap(({ session_id, details }): [string, number][] => {
        const seconds = deviceAheadSeconds({ kind: CLOCK_CHECKED, details: details && JSON.parse(details) });
        return seconds === null ? [] : [[session_id, seconds]];
      }),
    );
  }
}

const toSession = (row: SessionColumns): BoardSession => ({
  id: row.session_id,
  state: row.state,
  locked: Boolean(row.locked),
  startedAt: Number(row.started_at),
  deadlineAt: Number(row.deadline_at),
  closedAt: row.closed_at === null ? null : Number(row.closed_at),
  integrityCount: row.integrity_count,
});

const toPerson = (row: PersonRow): BoardPerson => ({
  registrationId: row.registration_id,
  sittingId: row.sitting_id,
  candidateName: row.candidate_name,
  maskedIdNumber: row.masked_id_number,
  organisationName: row.organisation_name,
  organisationPath: row.organisation_path,
  ticketNumber: row.ticket_number,
  siteId: row.site_id,
  siteName: row.site_name,
  sittingRoomId: row.sitting_room_id,
  roomNumber: row.room_number,
  seatNumber: row.seat_number,
  deferred: row.outcome === 'deferred',
  session: row.session_id === null ? null : toSession(row as SessionColumns),
});
