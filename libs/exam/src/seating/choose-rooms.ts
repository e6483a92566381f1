import { Injectable } from '@nestjs/common';
import { Audit, Database, InvalidRequest, newId } from '@sunflower/platform';
import { RoomsUsedElsewhere } from '../exam.errors';
import { RoomUseRepository } from '../sitting/room-use.repository';
import { SittingRepository } from '../sitting/sitting.repository';
import { SiteRepository } from '../site/site.repository';
import { RoomHasPeople, RoomNotUsable } from './seating.errors';
import { SittingRoomRepository, type UsedRoom } from './sitting-room.repository';

export interface ChosenRoom {
  roomId: string;
  places: number;
  invigilators: string;
}

/** Which rooms a sitting uses, how many places of each, and who invigilates there. */
@Injectable()
export class ChooseRooms {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly sittings: SittingRepository,
    private readonly sites: SiteRepository,
    private readonly repository: SittingRoomRepository,
    private readonly roomUse: RoomUseRepository,
  ) {}

  /**
   * Replaces the list. A room in which people sit stays, with at least the places that they need.
   * @throws RoomNotUsable, RoomsUsedElsewhere, RoomHasPeople
   */
  async choose({
    sittingId,
    examPath,
    rooms,
    staffId,
  }: {
    sittingId: string;
    examPath: string;
    rooms: readonly ChosenRoom[];
    staffId: string;
  }): Promise<void> {
    if (new Set(rooms.map(({ roomId }) => roomId)).size < rooms.length)
      throw new InvalidRequest('A room stands in the list twice.');
    await this.database.transaction(async () => {
      await this.sittings.lockRow(sittingId);
      await this.roomUse.lock(rooms.map(({ roomId }) => roomId));
      const before = new Map((await this.repository.list(sittingId)).map((room) => [room.roomId, room]));
      await this.checkRooms({ examPath, rooms, before });
      const gone = await this.goneFrom({ sittingId, rooms, before });
      await this.repository.deleteMany(gone.map(({ id }) => id));
      const added = rooms.filter(({ roomId }) => !before.has(roomId));
      await this.repository.insertMany(added.map((room) => ({ ...room, id: newId(), sittingId })));
      await this.repository.updateMany(
        rooms.flatMap(({ roomId, places, invigilators }) => {
          const known = before.get(roomId);
          const isChanged = known && (known.shape.places !== places || known.invigilators !== invigilators);
          return isChanged ? [{ id: known.id, places, invigilators }] : [];
        }),
      );
      const shared = await this.roomUse.sharedBy(sittingId);
      if (shared) throw new RoomsUsedElsewhere(shared);
      await this.audit.record({
        staffId,
        action: 'sitting.rooms-chosen',
        subjectType: 'sitting',
        subjectId: sittingId,
        reason: null,
        details: {
          rooms: rooms.length,
          places: rooms.reduce((sum, { places }) => sum + places, 0),
          added: added.length,
          removed: gone.length,
        },
      });
    });
  }

  /** A room that the sitting used before is kept, also when its site was closed since. */
  private async checkRooms({
    examPath,
    rooms,
    before,
  }: {
    examPath: string;
    rooms: readonly ChosenRoom[];
    before: ReadonlyMap<string, UsedRoom>;
  }): Promise<void> {
    const known = new Map(
      (await this.sites.roomsByIds(rooms.map(({ roomId }) => roomId))).map((room) => [room.id, room]),
    );
    const siteIds = [...new Set([...known.values()].map(({ siteId }) => siteId))];
    const sites = new Map((await this.sites.listByIds(siteIds)).map((site) => [site.id, site]));
    for (const { roomId, places } of rooms) {
      const room = known.get(roomId);
      const site = room && sites.get(room.siteId);
      if (!room || !site || places > room.rows * room.columns) throw new RoomNotUsable();
      const isNew = !before.has(roomId);
      if (isNew && (site.closedAt !== null || !site.organisationPath.startsWith(examPath))) throw new RoomNotUsable();
    }
  }

  /** @throws RoomHasPeople */
  private async goneFrom({
    sittingId,
    rooms,
    before,
  }: {
    sittingId: string;
    rooms: readonly ChosenRoom[];
    before: ReadonlyMap<string, UsedRoom>;
  }): Promise<UsedRoom[]> {
    const places = new Map(rooms.map((room) => [room.roomId, room.places]));
    const lastSeats = await this.repository.lastSeats(sittingId);
    for (const { id, roomId, siteName, roomNumber } of before.values()) {
      const lastSeat = lastSeats.get(id) ?? 0;
      if ((places.get(roomId) ?? 0) < lastSeat) throw new RoomHasPeople({ siteName, roomNumber, lastSeat });
    }
    return [...before.values()].filter(({ roomId }) => !places.has(roomId));
  }
}
