import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';
import { RegistrationNotFound } from '../exam.errors';
import { SittingRepository } from '../sitting/sitting.repository';
import { NoSuchSeat, RoomNotInSitting, SeatNotNeeded, SeatOccupied } from './seating.errors';
import { SeatingRepository, type SeatRow } from './seating.repository';
import { SittingRoomRepository } from './sitting-room.repository';

interface ChangeOfSeat {
  sittingId: string;
  registrationId: string;
  staffId: string;
}

/** Seats people one by one: on a free seat, or in exchange with whoever sits there. */
@Injectable()
export class ChangeSeat {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly sittings: SittingRepository,
    private readonly rooms: SittingRoomRepository,
    private readonly repository: SeatingRepository,
  ) {}

  /**
   * `exchange`: whoever sits there gets the seat that becomes free, or none if there is none.
   * @throws RegistrationNotFound, RoomNotInSitting, NoSuchSeat, SeatOccupied, SeatNotNeeded
   */
  async seat({
    sittingId,
    registrationId,
    sittingRoomId,
    seatNumber,
    exchange,
    staffId,
  }: ChangeOfSeat & Omit<SeatRow, 'registrationId'> & { exchange: boolean }): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.lock({ sittingId, registrationId });
      if (before.outcome === 'deferred') throw new SeatNotNeeded();
      const room = await this.rooms.find(sittingRoomId);
      if (!room || room.sittingId !== sittingId) throw new RoomNotInSitting();
      if (seatNumber > room.shape.places) throw new NoSuchSeat({ places: room.shape.places });
      const there = await this.repository.findBySeat({ sittingRoomId, seatNumber });
      if (there?.registrationId === registrationId) return;
      if (there && !exchange) throw new SeatOccupied({ seatNumber });
      const given = [{ registrationId, sittingRoomId, seatNumber }];
      if (there && before.sittingRoomId !== null && before.seatNumber !== null)
        given.push({
          registrationId: there.registrationId,
          sittingRoomId: before.sittingRoomId,
          seatNumber: before.seatNumber,
        });
      await this.repository.free([registrationId, ...(there ? [there.registrationId] : [])]);
      await this.repository.insertMany(given);
      await this.audit.recordAll(
        given.map(({ registrationId: subjectId, ...seat }) => ({
          staffId,
          action: 'seat.changed',
          subjectType: 'registration',
          subjectId,
          reason: null,
          details: seat,
        })),
      );
      if (there && given.length === 1) await this.recordFreed({ registrationId: there.registrationId, staffId });
    });
  }

  /** @throws RegistrationNotFound */
  async free({ sittingId, registrationId, staffId }: ChangeOfSeat): Promise<void> {
    await this.database.transaction(async () => {
      const { sittingRoomId } = await this.lock({ sittingId, registrationId });
      if (sittingRoomId === null) return;
      await this.repository.free([registrationId]);
      await this.recordFreed({ registrationId, staffId });
    });
  }

  private async lock({ sittingId, registrationId }: Omit<ChangeOfSeat, 'staffId'>) {
    // All who give seats in this sitting wait here.
    await this.sittings.lockRow(sittingId);
    const present = await this.repository.lockIn({ sittingId, ids: [registrationId] });
    const person = present.size > 0 ? await this.repository.find(registrationId) : null;
    if (!person) throw new RegistrationNotFound();
    return person;
  }

  private recordFreed({ registrationId, staffId }: Omit<ChangeOfSeat, 'sittingId'>): Promise<void> {
    return this.audit.record({
      staffId,
      action: 'seat.freed',
      subjectType: 'registration',
      subjectId: registrationId,
      reason: null,
    });
  }
}
