import { Inject, Injectable } from '@nestjs/common';
import {
  HallRooms,
  IssueTickets,
  seatPlan,
  Sittings,
  type HallPlace,
  type IssuedTicket,
  type SeatedPerson,
  type SittingRow,
} from '@sunflower/exam';
import { CONFIG, shanghaiTime, type Config } from '@sunflower/platform';
import { Pictures } from '@sunflower/training';
import type {
  HallPaper,
  HallPaperBatch,
  OverviewRow,
  PersonFace,
  PlaceFace,
  RoomFace,
  SittingFace,
  TicketFace,
  TicketsAPage,
} from './hall-paper-data';

export interface HallPaperOrder {
  examId: string;
  /** Null: all sittings. */
  sittingId: string | null;
  /** Null: all sites. */
  siteId: string | null;
  /** Only people of these subtrees; null: all. */
  paths: readonly string[] | null;
  staffId: string;
}

/** Whole pages of 1, 4 and 8. */
const TICKETS_AT_ONCE = 80;
const ROOMS_AT_ONCE = 10;

/** What is printed of a sitting, step by step: each step is drawn while the next is read. */
@Injectable()
export class HallPaperSource {
  constructor(
    private readonly sittings: Sittings,
    private readonly hallRooms: HallRooms,
    private readonly issueTickets: IssueTickets,
    private readonly pictures: Pictures,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async batches({
    kind,
    perPage,
    ...order
  }: HallPaperOrder & { kind: HallPaper; perPage: TicketsAPage }): Promise<AsyncGenerator<HallPaperBatch>> {
    switch (kind) {
      case 'tickets':
        // The record of the export is committed before the first ticket is drawn.
        return this.tickets({ tickets: await this.issueTickets.issueBySeat(order), perPage });
      case 'overview':
        return this.overview(order);
      default:
        return this.roomPapers({ ...order, kind });
    }
  }

  /** People of rooms, room by room, for sheets. */
  async *people(
    order: HallPaperOrder,
  ): AsyncGenerator<{ sitting: SittingRow; place: Omit<HallPlace, 'seatNumber'>; person: SeatedPerson }> {
    for (const { sitting, used } of await this.rooms(order)) {
      for (let start = 0; start < used.length; start += ROOMS_AT_ONCE) {
        const chunk = used.slice(start, start + ROOMS_AT_ONCE);
        const people = await this.byRoom(chunk);
        for (const place of chunk)
          for (const person of people.get(place.room.id) ?? []) yield { sitting, place, person };
      }
    }
  }

  async overviewRows(order: HallPaperOrder): Promise<OverviewRow[]> {
    return (await this.rooms(order)).flatMap(({ sitting, used }) =>
      used.map(({ site, room }) => ({
        siteCode: site.code,
        siteName: site.name,
        address: site.address,
        phone: site.phone,
        roomNumber: room.roomNumber,
        roomName: room.roomName,
        places: room.shape.places,
        seated: room.seated,
        invigilators: room.invigilators,
        sittingTitle: sitting.title,
        time: sittingFace(sitting).time,
      })),
    );
  }

  private async *overview(order: HallPaperOrder): AsyncGenerator<HallPaperBatch> {
    const rows = await this.overviewRows(order);
    if (rows.length > 0) yield { kind: 'overview', rows };
  }

  private async *tickets({
    tickets,
    perPage,
  }: {
    tickets: AsyncGenerator<IssuedTicket>;
    perPage: TicketsAPage;
  }): AsyncGenerator<HallPaperBatch> {
    let waiting: TicketFace[] = [];
    const batch = async (): Promise<HallPaperBatch> => {
      const faces = waiting;
      waiting = [];
      return { kind: 'tickets', perPage, tickets: faces, pictures: await this.mapsOf({ faces, perPage }) };
    };
    for await (const ticket of tickets) {
      waiting.push(ticketFace(ticket));
      if (waiting.length === TICKETS_AT_ONCE) yield await batch();
    }
    if (waiting.length > 0) yield await batch();
  }

  /** Each map goes to the thread with every step that draws it: a document may begin anew at any step. */
  private async mapsOf({
    faces,
    perPage,
  }: {
    faces: readonly TicketFace[];
    perPage: TicketsAPage;
  }): Promise<Record<string, Uint8Array>> {
    if (perPage !== 1) return {};
    const maps: Record<string, Uint8Array> = {};
    for (const sha256 of new Set(faces.flatMap(({ place }) => place?.mapSha256 ?? []))) {
      const bytes = await this.pictures.findBytes(sha256);
      if (bytes) maps[sha256] = bytes;
    }
    return maps;
  }

  private async *roomPapers({
    kind,
    ...order
  }: HallPaperOrder & { kind: Exclude<HallPaper, 'tickets' | 'overview'> }): AsyncGenerator<HallPaperBatch> {
    for (const { sitting, used } of await this.rooms(order)) {
      for (let start = 0; start < used.length; start += ROOMS_AT_ONCE) {
        const chunk = used.slice(start, start + ROOMS_AT_ONCE);
        const people = await this.byRoom(chunk);
        const rooms = chunk.map((place) => this.roomFace({ sitting, place, people: people.get(place.room.id) ?? [] }));
        yield { kind, rooms };
      }
    }
  }

  private async rooms({ examId, sittingId, siteId }: HallPaperOrder) {
    const sittings = (await this.sittings.listByExam(examId)).filter(
      ({ id }) => sittingId === null || id === sittingId,
    );
    const all = [];
    for (const sitting of sittings) {
      const used = await this.hallRooms.of(sitting.id);
      all.push({ sitting, used: used.filter(({ site }) => siteId === null || site.id === siteId) });
    }
    return all;
  }

  private async byRoom(used: readonly Omit<HallPlace, 'seatNumber'>[]): Promise<Map<string, SeatedPerson[]>> {
    const people = new Map<string, SeatedPerson[]>(used.map(({ room }) => [room.id, []]));
    for (const person of await this.hallRooms.peopleIn([...people.keys()]))
      people.get(person.sittingRoomId ?? '')?.push(person);
    return people;
  }

  private roomFace({
    sitting,
    place: { site, room },
    people,
  }: {
    sitting: SittingRow;
    place: Omit<HallPlace, 'seatNumber'>;
    people: readonly SeatedPerson[];
  }): RoomFace {
    return {
      sitting: sittingFace(sitting),
      siteCode: site.code,
      siteName: site.name,
      roomNumber: room.roomNumber,
      roomName: room.roomName,
      invigilators: room.invigilators,
      shape: room.shape,
      plan: seatPlan(room.shape),
      people: people.map(personFace),
      link: `${this.config.publicUrl.replace(/\/$/, '')}/console/exams/${sitting.examId}/arrivals?sitting=${sitting.id}&room=${room.id}`,
    };
  }
}

export const sittingFace = ({ title, opensAt, closesAt, latestEntryAt }: SittingRow): SittingFace => {
  const [from, to] = [shanghaiTime(opensAt), shanghaiTime(closesAt)];
  const [day, until] = [from.slice(0, 10), to.startsWith(from.slice(0, 10)) ? to.slice(11) : to];
  return {
    title,
    time: `${day} ${from.slice(11)} 至 ${until}`,
    latestEntry: latestEntryAt === null ? null : shanghaiTime(latestEntryAt),
  };
};

const NOTES: Record<string, string> = { deferred: '缓考', violation: '违纪', annulled: '取消' };

export const noteOf = ({ outcome }: Pick<SeatedPerson, 'outcome'>): string =>
  outcome === null ? '' : (NOTES[outcome] ?? '');

const personFace = (person: SeatedPerson): PersonFace => ({
  seatNumber: person.seatNumber ?? 0,
  name: person.candidateName,
  ticketNumber: person.ticketNumber,
  maskedIdNumber: person.maskedIdNumber,
  organisationName: person.organisationName,
  note: noteOf(person),
});

const placeFace = ({ site, room, seatNumber }: HallPlace): PlaceFace => ({
  siteCode: site.code,
  siteName: site.name,
  address: site.address,
  phone: site.phone,
  directions: site.directions,
  roomNumber: room.roomNumber,
  roomName: room.roomName,
  seatNumber,
  mapSha256: site.mapSha256,
});

const ticketFace = ({ registration, sitting, place, accessCode, link }: IssuedTicket): TicketFace => ({
  sitting: sittingFace(sitting),
  name: registration.candidateName,
  maskedIdNumber: registration.maskedIdNumber,
  organisationName: registration.organisationName,
  ticketNumber: registration.ticketNumber,
  accessCode,
  link,
  place: place && placeFace(place),
  siteText: sitting.site,
});
