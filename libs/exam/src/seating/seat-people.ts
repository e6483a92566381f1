import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isoTime, newId, seededRandom, yieldTurn } from '@sunflower/platform';
import { SittingNotFound, SittingOver } from '../exam.errors';
import { SittingRepository } from '../sitting/sitting.repository';
import { seatByRule, type PersonToSeat, type RoomToSeat, type SeatingRule } from './seat-by-rule';
import { NoRooms, SeatingFixed } from './seating.errors';
import { SeatingRepository, type SeatRow } from './seating.repository';
import { SittingRoomRepository } from './sitting-room.repository';

export interface SeatingOrder {
  sittingId: string;
  rule: SeatingRule;
  /** Everybody is seated again, also those who have a seat. */
  anew: boolean;
  /** The same seed gives the same seats; null draws one. */
  seed: string | null;
  staffId: string;
}

export interface Seated {
  seated: number;
  withoutSeat: number;
  /** Pairs of neighbours of one organisation, in the rooms that were filled. */
  neighbourPairs: number;
  seed: string;
}

const PEOPLE_A_PAGE = 5000;
/** Rows a transaction: about 10 ms of the embedded writer. */
const SEATS_AT_ONCE = 250;

/** Seats the people of a sitting by rule. */
@Injectable()
export class SeatPeople {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sittings: SittingRepository,
    private readonly rooms: SittingRoomRepository,
    private readonly repository: SeatingRepository,
  ) {}

  /**
   * Interrupted, it leaves people without a seat, who are seated when it is asked again.
   * @throws SittingNotFound, SittingOver, NoRooms, SeatingFixed
   */
  async seat({ sittingId, rule, anew, seed: given, staffId }: SeatingOrder): Promise<Seated> {
    await this.check({ sittingId, anew });
    const seed = given ?? newId();
    const rooms = await this.rooms.list(sittingId);
    if (rooms.length === 0) throw new NoRooms();
    await this.database.transaction(() =>
      this.audit.record({
        staffId,
        action: 'seating.arranged',
        subjectType: 'sitting',
        subjectId: sittingId,
        reason: null,
        details: { rule, anew, seed, rooms: rooms.length },
      }),
    );
    if (anew) await this.freeAll(sittingId);
    const taken = await this.repository.takenIn(rooms.map(({ id }) => id));
    const toSeat = rooms.map(({ id, shape }): RoomToSeat => ({ id, shape, taken: taken.get(id) ?? new Map() }));
    const people = await this.peopleWithoutSeat(sittingId);
    const done = await this.write({ sittingId, rule, seed, people, rooms: toSeat });
    return { ...done, withoutSeat: people.length - done.seated, seed };
  }

  private async check({ sittingId, anew }: { sittingId: string; anew: boolean }): Promise<void> {
    const sitting = await this.sittings.find(sittingId);
    if (!sitting) throw new SittingNotFound();
    const now = this.clock.now();
    if (sitting.closesAt <= now) throw new SittingOver({ sittingId, closesAt: isoTime(sitting.closesAt) });
    if (!anew) return;
    if (sitting.opensAt <= now || (await this.repository.hasArrivals(sittingId))) throw new SeatingFixed();
  }

  private async freeAll(sittingId: string): Promise<void> {
    for (;;) {
      const freed = await this.database.transaction(async () => {
        await this.sittings.lockRow(sittingId);
        const ids = await this.repository.someSeated({ sittingId, limit: SEATS_AT_ONCE });
        await this.repository.free(ids);
        return ids.length;
      });
      if (freed === 0) return;
    }
  }

  private async peopleWithoutSeat(sittingId: string): Promise<PersonToSeat[]> {
    const people: PersonToSeat[] = [];
    for (;;) {
      const afterId = people.at(-1)?.registrationId ?? '';
      const page = await this.repository.withoutSeat({ sittingId, afterId, limit: PEOPLE_A_PAGE });
      people.push(...page);
      if (page.length < PEOPLE_A_PAGE) return people;
      await yieldTurn();
    }
  }

  private async write({
    sittingId,
    rule,
    seed,
    people,
    rooms,
  }: Pick<SeatingOrder, 'sittingId' | 'rule'> & {
    seed: string;
    people: readonly PersonToSeat[];
    rooms: readonly RoomToSeat[];
  }): Promise<Pick<Seated, 'seated' | 'neighbourPairs'>> {
    const total = { seated: 0, neighbourPairs: 0 };
    let waiting: SeatRow[] = [];
    const store = async (): Promise<void> => {
      total.seated += await this.insert({ sittingId, seats: waiting });
      waiting = [];
    };
    for (const { roomId, seats, neighbourPairs } of seatByRule({ people, rooms, rule, random: seededRandom(seed) })) {
      total.neighbourPairs += neighbourPairs;
      for (const seat of seats) {
        waiting.push({ ...seat, sittingRoomId: roomId });
        if (waiting.length === SEATS_AT_ONCE) await store();
      }
      await yieldTurn();
    }
    await store();
    return total;
  }

  /** Whoever was moved, or got a seat meanwhile, and whose seat was taken meanwhile, is left out. */
  private insert({ sittingId, seats }: { sittingId: string; seats: readonly SeatRow[] }): Promise<number> {
    if (seats.length === 0) return Promise.resolve(0);
    return this.database.transaction(async () => {
      // All who give seats in this sitting wait here.
      await this.sittings.lockRow(sittingId);
      const ids = seats.map(({ registrationId }) => registrationId);
      const present = await this.repository.lockIn({ sittingId, ids });
      const taken = await this.repository.takenIn([...new Set(seats.map(({ sittingRoomId }) => sittingRoomId))]);
      const seated = await this.repository.seatedAmong({ sittingId, ids });
      const free = seats.filter(
        ({ registrationId, sittingRoomId, seatNumber }) =>
          present.has(registrationId) && !seated.has(registrationId) && !taken.get(sittingRoomId)?.has(seatNumber),
      );
      // A seat in the sitting that somebody was moved from would stand in the way.
      await this.repository.free(free.map(({ registrationId }) => registrationId));
      await this.repository.insertMany(free);
      return free.length;
    });
  }
}
