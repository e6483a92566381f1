import { Injectable } from '@nestjs/common';
import { SiteRepository, type ListedSite } from '../site/site.repository';
import { SeatingRepository, type SeatedPerson } from './seating.repository';
import { SittingRoomRepository, type UsedRoom } from './sitting-room.repository';

/** Where somebody sits, as printed on the ticket. */
export interface HallPlace {
  site: ListedSite;
  room: UsedRoom;
  seatNumber: number;
}

/** The rooms of a sitting with their sites, and the people in them, for what is printed. */
@Injectable()
export class HallRooms {
  constructor(
    private readonly sites: SiteRepository,
    private readonly rooms: SittingRoomRepository,
    private readonly seating: SeatingRepository,
  ) {}

  /** In the order of site codes and room numbers. */
  async of(sittingId: string): Promise<{ site: ListedSite; room: UsedRoom }[]> {
    const rooms = await this.rooms.list(sittingId);
    const siteIds = [...new Set(rooms.map(({ siteId }) => siteId))];
    const sites = new Map((await this.sites.listByIds(siteIds)).map((site) => [site.id, site]));
    return rooms.flatMap((room) => {
      const site = sites.get(room.siteId);
      return site ? [{ site, room }] : [];
    });
  }

  /** Everybody in these rooms (at most 200), by room and seat. */
  peopleIn(sittingRoomIds: readonly string[]): Promise<SeatedPerson[]> {
    return this.seating.inRooms(sittingRoomIds);
  }

  /** These people (at most 500) with their seats. */
  peopleOf(registrationIds: readonly string[]): Promise<SeatedPerson[]> {
    return this.seating.listByIds(registrationIds);
  }

  /** Somebody with the seat and the arrival, whatever the sitting. */
  findPerson(registrationId: string): Promise<SeatedPerson | null> {
    return this.seating.find(registrationId);
  }

  /** The room in which somebody sits. */
  async roomOf(registrationId: string): Promise<UsedRoom | null> {
    const person = await this.seating.find(registrationId);
    return person?.sittingRoomId ? this.rooms.find(person.sittingRoomId) : null;
  }
}
