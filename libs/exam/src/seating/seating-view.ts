import { isoTimeOrNull, mayDo, type StaffActor } from '@sunflower/platform';
import { seatPlan, type SeatPlace } from '../site/seat-plan';
import type { SeatedPersonDto, UsedRoomDto } from './seating.dto';
import type { SeatedPerson } from './seating.repository';
import type { UsedRoom } from './sitting-room.repository';

export const toUsedRoomDto = ({
  room: {
    shape: { places, rows, columns },
    sittingId: _,
    sitePath,
    ...room
  },
  staff,
}: {
  room: UsedRoom;
  staff: StaffActor;
}): UsedRoomDto => ({
  ...room,
  places,
  rows,
  columns,
  mayPrintSite: mayDo({ staff, act: 'site.print', organisationPath: sitePath }) === 'allowed',
});

/** Finds where each person sits in the room; each room's plan is made once. */
export function toSeatedPersonDtos({
  people,
  rooms,
}: {
  people: readonly SeatedPerson[];
  rooms: readonly UsedRoom[];
}): SeatedPersonDto[] {
  const shapes = new Map(rooms.map(({ id, shape }) => [id, shape]));
  const plans = new Map<string, readonly SeatPlace[]>();
  const placeOf = ({ sittingRoomId, seatNumber }: SeatedPerson): SeatPlace | null => {
    const shape = sittingRoomId === null ? undefined : shapes.get(sittingRoomId);
    if (!shape || sittingRoomId === null || seatNumber === null) return null;
    const plan = plans.get(sittingRoomId) ?? seatPlan(shape);
    plans.set(sittingRoomId, plan);
    return plan[seatNumber - 1] ?? null;
  };
  return people.map((person) => {
    const { organisationPath: _, arrivedAt, ...told } = person;
    const place = placeOf(person);
    return {
      ...told,
      row: place?.row ?? null,
      column: place?.column ?? null,
      arrivedAt: isoTimeOrNull(arrivedAt),
    };
  });
}
