import { Injectable } from '@nestjs/common';
import { OrganisationClosed, Organisations } from '@sunflower/organisations';
import { Audit, Clock, Database, isDuplicateKey, newId } from '@sunflower/platform';
import { Pictures } from '@sunflower/training';
import { faultsOfRooms, siteFault } from './check-site';
import { InvalidSite, SiteChangedMeanwhile, SiteCodeTaken, SiteNotFound, SiteRoomInUse } from './site.errors';
import {
  SiteRepository,
  type ListedSite,
  type SiteRoomContent,
  type SiteRoomRow,
  type SiteRow,
} from './site.repository';

export interface SiteContent extends Pick<SiteRow, 'code' | 'name' | 'address' | 'phone' | 'directions' | 'mapSha256'> {
  rooms: readonly SiteRoomContent[];
}

export interface SiteWithRooms extends ListedSite {
  rooms: SiteRoomRow[];
}

/** Exam sites and their rooms, as the organisations that run them keep them. */
@Injectable()
export class KeepSites {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly organisations: Organisations,
    private readonly pictures: Pictures,
    private readonly repository: SiteRepository,
  ) {}

  /** @throws SiteNotFound */
  async get(id: string): Promise<SiteWithRooms> {
    const site = await this.repository.find(id);
    if (!site) throw new SiteNotFound();
    return { ...site, rooms: await this.repository.roomsOf([id]) };
  }

  /** @throws OrganisationNotFound, OrganisationClosed, InvalidSite, SiteCodeTaken */
  async create({
    organisationId,
    content,
    staffId,
  }: {
    organisationId: string;
    content: SiteContent;
    staffId: string;
  }): Promise<SiteWithRooms> {
    const { closedAt } = await this.organisations.getOrganisation(organisationId);
    if (closedAt !== null) throw new OrganisationClosed();
    await this.check(content);
    const { rooms, ...facts } = content;
    const id = newId();
    await this.unlessTaken(content.code, async () => {
      await this.repository.insert({ ...facts, id, organisationId, closedAt: null, createdAt: this.clock.now() });
      await this.repository.insertRooms(rooms.map((room) => ({ ...room, id: newId(), siteId: id })));
      await this.record({ id, staffId, action: 'site.created', content });
    });
    return this.get(id);
  }

  /** Rooms that are left out go; those without an id are new. @throws SiteNotFound, InvalidSite, SiteCodeTaken, SiteRoomInUse */
  async change({
    id,
    content,
    staffId,
  }: {
    id: string;
    content: SiteContent;
    staffId: string;
  }): Promise<SiteWithRooms> {
    await this.check(content);
    const { rooms, ...facts } = content;
    await this.unlessTaken(content.code, async () => {
      await this.repository.lock(id);
      const before = await this.get(id);
      await this.repository.update({ id, ...facts });
      await this.changeRooms({ before, rooms });
      await this.record({ id, staffId, action: 'site.changed', content });
    });
    return this.get(id);
  }

  /** A closed site is offered to no sitting; those that use it keep it. @throws SiteNotFound */
  async setClosed({ id, closed, staffId }: { id: string; closed: boolean; staffId: string }): Promise<SiteWithRooms> {
    await this.database.transaction(async () => {
      await this.repository.lock(id);
      const { closedAt } = await this.get(id);
      if ((closedAt !== null) === closed) return;
      await this.repository.update({ id, closedAt: closed ? this.clock.now() : null });
      await this.record({ id, staffId, action: closed ? 'site.closed' : 'site.reopened', content: null });
    });
    return this.get(id);
  }

  private async changeRooms({
    before,
    rooms,
  }: {
    before: SiteWithRooms;
    rooms: readonly SiteRoomContent[];
  }): Promise<void> {
    const [siteId, known] = [before.id, new Map(before.rooms.map((room) => [room.id, room]))];
    const kept = rooms.flatMap(({ id, ...room }) => (id === null ? [] : [{ ...room, id, siteId }]));
    if (kept.some(({ id }) => !known.has(id))) throw new SiteChangedMeanwhile();
    const keptIds = new Set(kept.map(({ id }) => id));
    const gone = before.rooms.filter(({ id }) => !keptIds.has(id));
    const inUse = await this.repository.placesInUse(siteId);
    const held =
      gone.find(({ id }) => inUse.has(id)) ??
      kept.find(({ id, rows, columns }) => rows * columns < (inUse.get(id) ?? 0));
    if (held) throw new SiteRoomInUse({ roomNumber: held.number });
    await this.repository.deleteRooms(gone.map(({ id }) => id));
    await this.repository.updateRooms({ siteId, rooms: kept });
    await this.repository.insertRooms(
      rooms.flatMap((room) => (room.id === null ? [{ ...room, id: newId(), siteId }] : [])),
    );
  }

  private async check({ rooms, mapSha256 }: SiteContent): Promise<void> {
    const faults = faultsOfRooms(rooms);
    if (mapSha256 !== null && !(await this.pictures.known([mapSha256])).has(mapSha256))
      faults.push({ field: 'mapSha256', ...siteFault('MAP_NOT_STORED', {}) });
    if (faults.length > 0) throw new InvalidSite(faults);
  }

  private async unlessTaken(siteCode: string, write: () => Promise<void>): Promise<void> {
    try {
      await this.database.transaction(write);
    } catch (error) {
      if (isDuplicateKey(error)) throw new SiteCodeTaken({ siteCode });
      throw error;
    }
  }

  private record({
    id,
    staffId,
    action,
    content,
  }: {
    id: string;
    staffId: string;
    action: 'site.created' | 'site.changed' | 'site.closed' | 'site.reopened';
    content: SiteContent | null;
  }): Promise<void> {
    const details = content && {
      siteCode: content.code,
      rooms: content.rooms.length,
      places: content.rooms.reduce((sum, { places }) => sum + places, 0),
    };
    return this.audit.record({
      staffId,
      action,
      subjectType: 'site',
      subjectId: id,
      reason: null,
      ...(details && { details }),
    });
  }
}
