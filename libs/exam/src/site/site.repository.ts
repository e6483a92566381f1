import { Injectable } from '@nestjs/common';
import { Database, inList, placeholders, subtreeFilter } from '@sunflower/platform';
import { In } from 'typeorm';
import { Site } from './site.entity';
import { SiteRoom } from './site-room.entity';

export type SiteRow = { [Field in keyof Site]: Site[Field] };
export type SiteRoomRow = { [Field in keyof SiteRoom]: SiteRoom[Field] };
export type SiteRoomContent = Omit<SiteRoomRow, 'id' | 'siteId'> & { id: string | null };

export interface ListedSite extends SiteRow {
  organisationName: string;
  organisationPath: string;
  roomCount: number;
  places: number;
}

const MOST_SITES = 5000;
const ROOMS_AT_ONCE = 200;
const ROOM_COLUMNS: readonly [keyof SiteRoomRow, string][] = [
  ['id', 'id'],
  ['siteId', 'site_id'],
  ['number', 'number'],
  ['name', 'name'],
  ['places', 'places'],
  ['rows', 'seat_rows'],
  ['columns', 'seat_columns'],
  ['firstCorner', 'first_corner'],
  ['seatOrder', 'seat_order'],
];

@Injectable()
export class SiteRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ListedSite | null> {
    const [site] = await this.list({ sql: 's.id = ?', parameters: [id] });
    return site ?? null;
  }

  listByIds(ids: readonly string[]): Promise<ListedSite[]> {
    return this.list({ sql: `s.id IN ${inList(ids)}`, parameters: [...ids] });
  }

  /** In the order of codes. */
  listWithin(paths: readonly string[]): Promise<ListedSite[]> {
    return this.list(subtreeFilter({ column: 'o.path', paths }));
  }

  private async list({ sql, parameters }: { sql: string; parameters: string[] }): Promise<ListedSite[]> {
    const rows = await this.database.select<ListedSite>(
      `SELECT s.id, s.organisation_id AS organisationId, s.code, s.name, s.address, s.phone, s.directions,
          s.map_sha256 AS mapSha256, s.closed_at AS closedAt, s.created_at AS createdAt, o.name AS organisationName,
          o.path AS organisationPath, COUNT(r.id) AS roomCount, COALESCE(SUM(r.places), 0) AS places
        FROM site s JOIN organisation o ON o.id = s.organisation_id LEFT JOIN site_room r ON r.site_id = s.id
        WHERE ${sql}
        GROUP BY s.id, s.organisation_id, s.code, s.name, s.address, s.phone, s.directions, s.map_sha256, s.closed_at,
          s.created_at, o.name, o.path
        ORDER BY s.code, s.id LIMIT ${MOST_SITES}`,
      parameters,
    );
    return rows.map((row) => ({
      ...row,
      closedAt: row.closedAt === null ? null : Number(row.closedAt),
      createdAt: Number(row.createdAt),
      roomCount: Number(row.roomCount),
      places: Number(row.places),
    }));
  }

  /** Locks the row to the end of the transaction. */
  async lock(id: string): Promise<void> {
    await this.database.select(`SELECT id FROM site WHERE id = ?${this.database.dialect.lockExclusive}`, [id]);
  }

  async insert(site: SiteRow): Promise<void> {
    await this.database.repository(Site).insert(site);
  }

  async update({ id, ...changes }: Pick<SiteRow, 'id'> & Partial<SiteRow>): Promise<void> {
    await this.database.repository(Site).update({ id }, changes);
  }

  /** Of several sites, by number. */
  roomsOf(siteIds: readonly string[]): Promise<SiteRoomRow[]> {
    return this.rooms({ field: 'siteId', ids: siteIds });
  }

  roomsByIds(ids: readonly string[]): Promise<SiteRoomRow[]> {
    return this.rooms({ field: 'id', ids });
  }

  private async rooms({ field, ids }: { field: 'id' | 'siteId'; ids: readonly string[] }): Promise<SiteRoomRow[]> {
    const found: SiteRoomRow[] = [];
    for (let start = 0; start < ids.length; start += ROOMS_AT_ONCE) {
      const chunk = ids.slice(start, start + ROOMS_AT_ONCE);
      found.push(
        ...(await this.database
          .repository(SiteRoom)
          .find({ where: { [field]: In(chunk) }, order: { number: 'ASC', id: 'ASC' } })),
      );
    }
    return found;
  }

  /** The most places that a sitting uses of each room, by room; a room that no sitting uses is left out. */
  async placesInUse(siteId: string): Promise<Map<string, number>> {
    const rows = await this.database.select<{ roomId: string; places: number }>(
      `SELECT u.room_id AS roomId, MAX(u.places) AS places FROM sitting_room u JOIN site_room r ON r.id = u.room_id
        WHERE r.site_id = ? GROUP BY u.room_id`,
      [siteId],
    );
    return new Map(rows.map(({ roomId, places }) => [roomId, Number(places)]));
  }

  async deleteRooms(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.database.execute(`DELETE FROM site_room WHERE id IN ${inList(ids)}`, [...ids]);
  }

  async insertRooms(rooms: readonly SiteRoomRow[]): Promise<void> {
    for (let start = 0; start < rooms.length; start += ROOMS_AT_ONCE) {
      const chunk = rooms.slice(start, start + ROOMS_AT_ONCE);
      await this.database.execute(
        `INSERT INTO site_room (${ROOM_COLUMNS.map(([, name]) => name).join(', ')})
          VALUES ${placeholders({ rows: chunk.length, columns: ROOM_COLUMNS.length })}`,
        chunk.flatMap((room) => ROOM_COLUMNS.map(([field]) => room[field])),
      );
    }
  }

  /** Numbers may change places among the rooms, so all are freed first. */
  async updateRooms({ siteId, rooms }: { siteId: string; rooms: readonly SiteRoomRow[] }): Promise<void> {
    await this.database.execute('UPDATE site_room SET number = -number WHERE site_id = ?', [siteId]);
    for (const { id, ...room } of rooms) await this.database.repository(SiteRoom).update({ id }, room);
  }
}
