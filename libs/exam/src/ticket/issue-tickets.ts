import { Inject, Injectable } from '@nestjs/common';
import { Audit, CONFIG, Database, type Config } from '@sunflower/platform';
import type { RegistrationRow, SittingRow } from '../content/registration-row';
import { HallRooms, type HallPlace } from '../seating/hall-rooms';
import type { SeatedPerson } from '../seating/seating.repository';
import { Registrations } from '../registration/registrations';
import { Sittings } from '../sitting/sittings';

const PAGE_ROWS = 500;
const ROOMS_AT_ONCE = 15;

export interface TicketOrder {
  examId: string;
  sittingId: string | null;
  /** Only people of these subtrees; null: all. */
  paths: readonly string[] | null;
  staffId: string;
}

export interface IssuedTicket {
  /** From 1. */
  serial: number;
  registration: RegistrationRow;
  sitting: SittingRow;
  /** Null without a seat. */
  place: HallPlace | null;
  accessCode: string;
  /** Signs in when opened. Number and code are in the fragment, which no browser sends and no server logs. */
  link: string;
}

/** Admission tickets with their access codes. They let their holder sign in, so each export is on record. */
@Injectable()
export class IssueTickets {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly registrations: Registrations,
    private readonly sittings: Sittings,
    private readonly hallRooms: HallRooms,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** In the order of registration. The audit row is committed before the first ticket is sent. */
  async issue(order: TicketOrder): Promise<AsyncGenerator<IssuedTicket>> {
    await this.record(order);
    return this.numbered(this.asRegistered(order));
  }

  /** By time of the sitting, site, room and seat; those without a seat come last. `siteId`: only those of one site. */
  async issueBySeat({
    staffId,
    siteId,
    ...order
  }: TicketOrder & { siteId: string | null }): Promise<AsyncGenerator<IssuedTicket>> {
    await this.record({ staffId, ...order });
    return this.numbered(this.bySeat({ ...order, siteId }));
  }

  private record({ staffId, examId, sittingId, paths }: TicketOrder): Promise<void> {
    return this.database.transaction(() =>
      this.audit.record({
        staffId,
        action: 'tickets.exported',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: { sittingId, paths },
      }),
    );
  }

  private async *numbered(tickets: AsyncGenerator<Placed>): AsyncGenerator<IssuedTicket> {
    let serial = 0;
    for await (const placed of tickets) {
      serial += 1;
      const accessCode = this.registrations.accessCodeOf(placed.registration);
      const link = `${this.config.publicUrl}/#ticket=${placed.registration.ticketNumber}&code=${accessCode}`;
      yield { serial, ...placed, accessCode, link };
    }
  }

  private async *asRegistered({ examId, sittingId, paths }: Wanted): AsyncGenerator<Placed> {
    const halls = new Map<string, Hall>();
    for (const sitting of await this.sittings.listByExam(examId))
      halls.set(sitting.id, { sitting, rooms: await this.roomsById(sitting.id) });
    for await (const page of this.pages({ examId, sittingId, paths })) {
      const people = new Map(
        (await this.hallRooms.peopleOf(page.map(({ id }) => id))).map((one) => [one.registrationId, one]),
      );
      for (const registration of page) {
        const { sitting, rooms } = halls.get(registration.sittingId) as Hall;
        yield { registration, sitting, place: placeOf({ person: people.get(registration.id), rooms }) };
      }
    }
  }

  private async *bySeat({
    examId,
    sittingId,
    paths,
    siteId,
  }: Wanted & { siteId: string | null }): AsyncGenerator<Placed> {
    const sittings = (await this.sittings.listByExam(examId)).filter(
      ({ id }) => sittingId === null || id === sittingId,
    );
    for (const sitting of sittings) {
      const rooms = await this.roomsById(sitting.id);
      const ids = [...rooms.values()]
        .filter(({ site }) => siteId === null || site.id === siteId)
        .map(({ room }) => room.id);
      for (let start = 0; start < ids.length; start += ROOMS_AT_ONCE) {
        const chunk = ids.slice(start, start + ROOMS_AT_ONCE);
        yield* this.inRooms({ sitting, rooms, ids: chunk, paths });
      }
      if (siteId !== null) continue;
      for await (const page of this.pages({ examId, sittingId: sitting.id, paths })) {
        const people = await this.hallRooms.peopleOf(page.map(({ id }) => id));
        const seated = new Set(people.filter((one) => one.sittingRoomId !== null).map((one) => one.registrationId));
        for (const registration of page) if (!seated.has(registration.id)) yield { registration, sitting, place: null };
      }
    }
  }

  private async *inRooms({
    sitting,
    rooms,
    ids,
    paths,
  }: Hall & { ids: readonly string[]; paths: Wanted['paths'] }): AsyncGenerator<Placed> {
    const people = (await this.hallRooms.peopleIn(ids))
      .filter(({ organisationPath }) => paths === null || paths.some((path) => organisationPath.startsWith(path)))
      .toSorted((a, b) => ids.indexOf(a.sittingRoomId ?? '') - ids.indexOf(b.sittingRoomId ?? ''));
    const registrations = await this.registrations.getMany(people.map(({ registrationId }) => registrationId));
    const byId = new Map(registrations.map((registration) => [registration.id, registration]));
    for (const person of people) {
      const registration = byId.get(person.registrationId);
      if (registration) yield { registration, sitting, place: placeOf({ person, rooms }) };
    }
  }

  private async roomsById(sittingId: string): Promise<Hall['rooms']> {
    return new Map((await this.hallRooms.of(sittingId)).map((used) => [used.room.id, used]));
  }

  private async *pages(wanted: Wanted): AsyncGenerator<RegistrationRow[]> {
    for (let afterId: string | null = null; ;) {
      const page: RegistrationRow[] = await this.registrations.page({ ...wanted, afterId, limit: PAGE_ROWS });
      if (page.length > 0) yield page;
      afterId = page.at(-1)?.id ?? null;
      if (page.length < PAGE_ROWS) return;
    }
  }
}

type Wanted = Omit<TicketOrder, 'staffId'>;
type Placed = Pick<IssuedTicket, 'registration' | 'sitting' | 'place'>;

interface Hall {
  sitting: SittingRow;
  rooms: ReadonlyMap<string, Omit<HallPlace, 'seatNumber'>>;
}

function placeOf({ person, rooms }: { person: SeatedPerson | undefined; rooms: Hall['rooms'] }): HallPlace | null {
  const used = person && person.sittingRoomId !== null ? rooms.get(person.sittingRoomId) : undefined;
  return used && person && person.seatNumber !== null ? { ...used, seatNumber: person.seatNumber } : null;
}
