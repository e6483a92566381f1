import { Injectable } from '@nestjs/common';
import { Database, inList, placeholders } from '@sunflower/platform';
import type { RoomShape } from '../site/seat-plan';
import type { SittingRoom } from './sitting-room.entity';

export type SittingRoomRow = { [Field in keyof SittingRoom]: SittingRoom[Field] };

/** A room that a sitting uses, with its site; `sitePath` is of the organisation that runs it. `shape.places` is what the sitting uses of it. */
export interface UsedRoom {
  id: string;
  sittingId: string;
  siteId: string;
  siteCode: string;
  siteName: string;
  sitePath: string;
  roomId: string;
  roomNumber: number;
  roomName: string;
  invigilators: string;
  shape: RoomShape;
  seated: number;
}

interface StoredRoom extends Omit<UsedRoom, 'shape'> {
  places: number;
  seatRows: number;
  seatColumns: number;
  firstCorner: RoomShape['firstCorner'];
  seatOrder: RoomShape['seatOrder'];
}

const ROOMS_AT_ONCE = 200;

@Injectable()
export class SittingRoomRepository {
  constructor(private readonly database: Database) {}

  /** In the order of site codes and room numbers. */
  list(sittingId: string): Promise<UsedRoom[]> {
    return this.read({ where: 'u.sitting_id = ?', id: sittingId });
  }

  async find(id: string): Promise<UsedRoom | null> {
    const [room] = await this.read({ where: 'u.id = ?', id });
    return room ?? null;
  }

  private async read({ where, id }: { where: string; id: string }): Promise<UsedRoom[]> {
    const rows = await this.database.select<StoredRoom>(
      `SELECT u.id, u.sitting_id AS sittingId, t.id AS siteId, t.code AS siteCode, t.name AS siteName,
          o.path AS sitePath,
          r.id AS roomId, r.number AS roomNumber, r.name AS roomName, u.invigilators, u.places,
          r.seat_rows AS seatRows, r.seat_columns AS seatColumns, r.first_corner AS firstCorner, r.seat_order AS seatOrder,
          (SELECT COUNT(*) FROM assigned_seat a WHERE a.sitting_room_id = u.id) AS seated
        FROM sitting_room u JOIN site_room r ON r.id = u.room_id JOIN site t ON t.id = r.site_id
          JOIN organisation o ON o.id = t.organisation_id
        WHERE ${where} ORDER BY t.code, t.id, r.number`,
      [id],
    );
    return rows.map(({ places, seatRows, seatColumns, firstCorner, seatOrder, seated, ...room }) => ({
      ...room,
      seated: Number(seated),
      shape: { places, rows: seatRows, columns: seatColumns, firstCorner, seatOrder },
    }));
  }

  /** The greatest seat number that is taken, by room of the sitting. */
  async lastSeats(sittingId: string): Promise<Map<string, number>> {
    const rows = await this.database.select<{ id: string; last: number }>(
      `SELECT u.id, MAX(a.seat_number) AS last FROM sitting_room u JOIN assigned_seat a ON a.sitting_room_id = u.id
        WHERE u.sitting_id = ? GROUP BY u.id`,
      [sittingId],
    );
    return new Map(rows.map(({ id, last }) => [id, Number(last)]));
  }

  async insertMany(rooms: readonly SittingRoomRow[]): Promise<void> {
    for (let start = 0; start < rooms.length; start += ROOMS_AT_ONCE) {
      const chunk = rooms.slice(start, start + ROOMS_AT_ONCE);
      await this.database.execute(
        `INSERT INTO sitting_room (id, sitting_id, room_id, places, invigilators)
          VALUES ${placeholders({ rows: chunk.length, columns: 5 })}`,
        chunk.flatMap(({ id, sittingId, roomId, places, invigilators }) => [
          id,
          sittingId,
          roomId,
          places,
          invigilators,
        ]),
      );
    }
  }

  /** Written in one statement for 200 rooms. */
  async updateMany(rooms: readonly Pick<SittingRoomRow, 'id' | 'places' | 'invigilators'>[]): Promise<void> {
    for (let start = 0; start < rooms.length; start += ROOMS_AT_ONCE) {
      const chunk = rooms.slice(start, start + ROOMS_AT_ONCE);
      const cases = chunk.map(() => 'WHEN ? THEN ?').join(' ');
      await this.database.execute(
        `UPDATE sitting_room SET places = CASE id ${cases} END, invigilators = CASE id ${cases} END
          WHERE id IN ${inList(chunk)}`,
        [
          ...chunk.flatMap(({ id, places }) => [id, places]),
          ...chunk.flatMap(({ id, invigilators }) => [id, invigilators]),
          ...chunk.map(({ id }) => id),
        ],
      );
    }
  }

  async deleteMany(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += ROOMS_AT_ONCE) {
      const chunk = ids.slice(start, start + ROOMS_AT_ONCE);
      await this.database.execute(`DELETE FROM sitting_room WHERE id IN ${inList(chunk)}`, chunk);
    }
  }
}
