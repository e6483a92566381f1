import { Injectable } from '@nestjs/common';
import { Clock, type StaffActor } from '@sunflower/platform';
import { LoadOnceCache } from '../content/load-once-cache';
import type { SeatingDto, SeatListDto } from './seating.dto';
import { SeatingRepository, type SeatCounts, type SeatFilter } from './seating.repository';
import { toSeatedPersonDtos, toUsedRoomDto } from './seating-view';
import { SittingRoomRepository } from './sitting-room.repository';

/** `paths`: only people of these subtrees; null: all. */
type Asked = Pick<SeatFilter, 'sittingId' | 'paths'>;

const SITTINGS_KEPT = 500;
/** Every invigilator's phone asks again and again, and the count goes over everybody in the sitting. */
const BELIEVED_MS = 3_000;

/** The rooms of a sitting and the people in them. Counts are made once for all who ask, and up to 3 s old. */
@Injectable()
export class ReadSeating {
  private readonly counts: LoadOnceCache<SeatCounts>;

  constructor(
    private readonly rooms: SittingRoomRepository,
    private readonly repository: SeatingRepository,
    clock: Clock,
  ) {
    this.counts = new LoadOnceCache({
      load: (key) => repository.counts(JSON.parse(key) as Asked),
      max: SITTINGS_KEPT,
      ttlMs: BELIEVED_MS,
      now: () => clock.now(),
    });
  }

  async seating({ staff, ...asked }: Asked & { staff: StaffActor }): Promise<SeatingDto> {
    const [rooms, { registered, seated, deferred, arrived }] = await Promise.all([
      this.rooms.list(asked.sittingId),
      this.counts.get(keyOf(asked)),
    ]);
    return {
      sittingId: asked.sittingId,
      registered,
      seated,
      withoutSeat: registered - seated - deferred,
      arrived,
      places: rooms.reduce((sum, { shape }) => sum + shape.places, 0),
      rooms: rooms.map((room) => toUsedRoomDto({ room, staff })),
    };
  }

  /** Of one room by seat, otherwise in the order of registration. */
  async people(page: { filter: SeatFilter; afterId: string | null; limit: number }): Promise<SeatListDto> {
    const { sittingId, sittingRoomId } = page.filter;
    const [people, rooms] = await Promise.all([this.repository.page(page), this.rooms.list(sittingId)]);
    const items = toSeatedPersonDtos({ people, rooms });
    if (sittingRoomId !== null) items.sort((a, b) => (a.seatNumber ?? 0) - (b.seatNumber ?? 0));
    return { items, nextAfter: people.length === page.limit ? (people.at(-1)?.registrationId ?? null) : null };
  }

  /** After a change in this process; others see it within 3 s. */
  forget(sittingId: string): void {
    this.counts.forget(keyOf({ sittingId, paths: null }));
  }
}

const keyOf = ({ sittingId, paths }: Asked): string => JSON.stringify({ sittingId, paths });
