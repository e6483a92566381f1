import { Injectable } from '@nestjs/common';
import type { TypedSearch } from '@sunflower/content';
import { Database, inList, nameContains, placeholders, subtreeFilter, type SqlValue } from '@sunflower/platform';
import type { RegistrationOutcome } from '../content/registration-row';

export interface SeatRow {
  registrationId: string;
  sittingRoomId: string;
  seatNumber: number;
}

/** Somebody in a sitting, with the seat if there is one. */
export interface SeatedPerson {
  registrationId: string;
  candidateName: string;
  maskedIdNumber: string;
  organisationName: string;
  organisationPath: string;
  ticketNumber: string;
  outcome: RegistrationOutcome | null;
  /** Null without a seat. */
  sittingRoomId: string | null;
  seatNumber: number | null;
  arrivedAt: number | null;
  arrivedByName: string | null;
}

export const SEAT_STATES = ['seated', 'unseated', 'arrived', 'absent'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

export interface SeatFilter {
  sittingId: string;
  /** Only of people in these subtrees; null: all. */
  paths: readonly string[] | null;
  sittingRoomId: string | null;
  state: SeatState | null;
  search: TypedSearch | null;
}

export interface SeatCounts {
  registered: number;
  /** Deferred without a seat: they need none. */
  deferred: number;
  seated: number;
  arrived: number;
}

const PERSON = `r.id AS registrationId, r.candidate_name AS candidateName, r.masked_id_number AS maskedIdNumber,
  r.organisation_name AS organisationName, r.organisation_path AS organisationPath, r.ticket_number AS ticketNumber,
  r.outcome, a.sitting_room_id AS sittingRoomId, a.seat_number AS seatNumber, v.arrived_at AS arrivedAt,
  s.display_name AS arrivedByName`;
/** A seat in a room of another sitting, from which the registration was moved, is none. */
const FROM = `FROM registration r
  LEFT JOIN (assigned_seat a JOIN sitting_room u ON u.id = a.sitting_room_id) ON a.registration_id = r.id AND u.sitting_id = r.sitting_id
  LEFT JOIN arrival v ON v.registration_id = r.id LEFT JOIN staff_account s ON s.id = v.staff_id`;
const ROOMS_AT_ONCE = 200;

const STATES: Record<SeatState, string> = {
  seated: 'a.registration_id IS NOT NULL',
  unseated: `a.registration_id IS NULL AND (r.outcome IS NULL OR r.outcome <> 'deferred')`,
  arrived: 'v.registration_id IS NOT NULL',
  absent: `v.registration_id IS NULL AND (r.outcome IS NULL OR r.outcome <> 'deferred')`,
};

/** All SQL on who sits where. */
@Injectable()
export class SeatingRepository {
  constructor(private readonly database: Database) {}

  /** In the order of ids, after `afterId`. */
  async page({
    filter,
    afterId,
    limit,
  }: {
    filter: SeatFilter;
    afterId: string | null;
    limit: number;
  }): Promise<SeatedPerson[]> {
    const { where, parameters } = selection(filter);
    const rows = await this.database.select<SeatedPerson>(
      `SELECT ${PERSON} ${FROM} WHERE ${where} AND r.id > ? ORDER BY r.id LIMIT ?`,
      [...parameters, afterId ?? '', limit],
    );
    return rows.map(asPerson);
  }

  /** Everybody in these rooms (at most 200), by room and seat. */
  async inRooms(sittingRoomIds: readonly string[]): Promise<SeatedPerson[]> {
    if (sittingRoomIds.length === 0) return [];
    const rows = await this.database.select<SeatedPerson>(
      `SELECT ${PERSON} ${FROM} WHERE a.sitting_room_id IN ${inList(sittingRoomIds)} ORDER BY a.sitting_room_id, a.seat_number`,
      [...sittingRoomIds],
    );
    return rows.map(asPerson);
  }

  async listByIds(registrationIds: readonly string[]): Promise<SeatedPerson[]> {
    if (registrationIds.length === 0) return [];
    const rows = await this.database.select<SeatedPerson>(
      `SELECT ${PERSON} ${FROM} WHERE r.id IN ${inList(registrationIds)} ORDER BY r.id`,
      [...registrationIds],
    );
    return rows.map(asPerson);
  }

  async find(registrationId: string): Promise<SeatedPerson | null> {
    const [row] = await this.database.select<SeatedPerson>(`SELECT ${PERSON} ${FROM} WHERE r.id = ?`, [registrationId]);
    return row ? asPerson(row) : null;
  }

  async counts({ sittingId, paths }: Pick<SeatFilter, 'sittingId' | 'paths'>): Promise<SeatCounts> {
    const { where, parameters } = selection({ sittingId, paths, sittingRoomId: null, state: null, search: null });
    const [row] = await this.database.select<Record<keyof SeatCounts, number | string | null>>(
      `SELECT COUNT(*) AS registered, COUNT(a.registration_id) AS seated, COUNT(v.registration_id) AS arrived,
          SUM(CASE WHEN r.outcome = 'deferred' AND a.registration_id IS NULL THEN 1 ELSE 0 END) AS deferred
        ${FROM} WHERE ${where}`,
      parameters,
    );
    return {
      registered: Number(row?.registered ?? 0),
      deferred: Number(row?.deferred ?? 0),
      seated: Number(row?.seated ?? 0),
      arrived: Number(row?.arrived ?? 0),
    };
  }

  /** Organisations of those who sit in these rooms, by room and seat number. */
  async takenIn(sittingRoomIds: readonly string[]): Promise<Map<string, Map<number, string>>> {
    const taken = new Map<string, Map<number, string>>(sittingRoomIds.map((id) => [id, new Map<number, string>()]));
    for (let start = 0; start < sittingRoomIds.length; start += ROOMS_AT_ONCE) {
      const chunk = sittingRoomIds.slice(start, start + ROOMS_AT_ONCE);
      const rows = await this.database.select<{ sittingRoomId: string; seatNumber: number; organisation: string }>(
        `SELECT a.sitting_room_id AS sittingRoomId, a.seat_number AS seatNumber, r.organisation_path AS organisation
          FROM assigned_seat a JOIN registration r ON r.id = a.registration_id WHERE a.sitting_room_id IN ${inList(chunk)}`,
        chunk,
      );
      for (const { sittingRoomId, seatNumber, organisation } of rows)
        taken.get(sittingRoomId)?.set(seatNumber, organisation);
    }
    return taken;
  }

  /** People of the sitting who have no seat and need one, after `afterId`. */
  withoutSeat({
    sittingId,
    afterId,
    limit,
  }: {
    sittingId: string;
    afterId: string;
    limit: number;
  }): Promise<{ registrationId: string; organisation: string }[]> {
    return this.database.select(
      `SELECT r.id AS registrationId, r.organisation_path AS organisation ${FROM}
        WHERE r.sitting_id = ? AND ${STATES.unseated} AND r.id > ? ORDER BY r.id LIMIT ?`,
      [sittingId, afterId, limit],
    );
  }

  /** Which of these registrations (at most 500) are in the sitting; locked to the end of the transaction. */
  async lockIn({ sittingId, ids }: { sittingId: string; ids: readonly string[] }): Promise<Set<string>> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM registration WHERE id IN ${inList(ids)} AND sitting_id = ? ORDER BY id${this.database.dialect.lockExclusive}`,
      [...ids, sittingId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Which of these registrations (at most 500) have a seat in the sitting. */
  async seatedAmong({ sittingId, ids }: { sittingId: string; ids: readonly string[] }): Promise<Set<string>> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT a.registration_id AS id FROM assigned_seat a JOIN sitting_room u ON u.id = a.sitting_room_id
        WHERE a.registration_id IN ${inList(ids)} AND u.sitting_id = ?`,
      [...ids, sittingId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async findBySeat({ sittingRoomId, seatNumber }: Omit<SeatRow, 'registrationId'>): Promise<SeatRow | null> {
    const [row] = await this.database.select<SeatRow>(
      `SELECT registration_id AS registrationId, sitting_room_id AS sittingRoomId, seat_number AS seatNumber
        FROM assigned_seat WHERE sitting_room_id = ? AND seat_number = ?`,
      [sittingRoomId, seatNumber],
    );
    return row ?? null;
  }

  async insertMany(seats: readonly SeatRow[]): Promise<void> {
    if (seats.length === 0) return;
    await this.database.execute(
      `INSERT INTO assigned_seat (registration_id, sitting_room_id, seat_number) VALUES ${placeholders({ rows: seats.length, columns: 3 })}`,
      seats.flatMap(({ registrationId, sittingRoomId, seatNumber }) => [registrationId, sittingRoomId, seatNumber]),
    );
  }

  async free(registrationIds: readonly string[]): Promise<void> {
    if (registrationIds.length === 0) return;
    await this.database.execute(`DELETE FROM assigned_seat WHERE registration_id IN ${inList(registrationIds)}`, [
      ...registrationIds,
    ]);
  }

  /** At most `limit` registrations that have a seat in the sitting. */
  async someSeated({ sittingId, limit }: { sittingId: string; limit: number }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT a.registration_id AS id FROM assigned_seat a JOIN sitting_room u ON u.id = a.sitting_room_id
        WHERE u.sitting_id = ? LIMIT ?`,
      [sittingId, limit],
    );
    return rows.map(({ id }) => id);
  }

  async hasArrivals(sittingId: string): Promise<boolean> {
    const rows = await this.database.select(
      'SELECT 1 AS one FROM arrival v JOIN registration r ON r.id = v.registration_id WHERE r.sitting_id = ? LIMIT 1',
      [sittingId],
    );
    return rows.length > 0;
  }

  /** Keeps the first record; false if there was one. */
  async insertArrival(arrival: { registrationId: string; arrivedAt: number; staffId: string }): Promise<boolean> {
    const inserted = await this.database.execute(
      `INSERT INTO arrival (registration_id, arrived_at, staff_id) VALUES (?, ?, ?)${this.database.dialect.keepExisting({ key: ['registration_id'] })}`,
      [arrival.registrationId, arrival.arrivedAt, arrival.staffId],
    );
    return inserted > 0;
  }

  /** False if there was none. */
  async deleteArrivals(registrationIds: readonly string[]): Promise<boolean> {
    if (registrationIds.length === 0) return false;
    const deleted = await this.database.execute(
      `DELETE FROM arrival WHERE registration_id IN ${inList(registrationIds)}`,
      [...registrationIds],
    );
    return deleted > 0;
  }
}

function selection({ sittingId, paths, sittingRoomId, state, search }: SeatFilter): {
  where: string;
  parameters: SqlValue[];
} {
  const conditions = ['r.sitting_id = ?'];
  const parameters: SqlValue[] = [sittingId];
  const add = (sql: string, ...values: SqlValue[]): void => {
    conditions.push(sql);
    parameters.push(...values);
  };
  if (paths !== null) {
    const reach = subtreeFilter({ column: 'r.organisation_path', paths });
    add(reach.sql, ...reach.parameters);
  }
  if (sittingRoomId !== null) add('a.sitting_room_id = ?', sittingRoomId);
  if (state !== null) add(STATES[state]);
  if (search !== null) {
    if (search.code !== null && /^\d+$/.test(search.code)) add('r.ticket_number LIKE ?', `${search.code}%`);
    else add("r.candidate_name LIKE ? ESCAPE '!'", nameContains(search.name));
  }
  return { where: conditions.join(' AND '), parameters };
}

const asPerson = (row: SeatedPerson): SeatedPerson => ({
  ...row,
  seatNumber: row.seatNumber === null ? null : Number(row.seatNumber),
  arrivedAt: row.arrivedAt === null ? null : Number(row.arrivedAt),
});
