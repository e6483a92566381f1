import { faultTable, type FieldFault } from '@sunflower/platform';
import { roomHolds } from './seat-plan';
import type { SiteRoomContent } from './site.repository';

export const siteFault = faultTable({
  ROOM_NUMBER_TWICE: 'is the number of another room of this site',
  ROOM_WITHOUT_SPACE: 'is {places}, but {rows} × {columns} seats are fewer',
  MAP_NOT_STORED: 'is not a picture that is stored here',
});

/** Faults of the rooms of a site; empty when they can be used. */
export function faultsOfRooms(rooms: readonly SiteRoomContent[]): FieldFault[] {
  const seen = new Set<number>();
  return rooms.flatMap(({ number, places, rows, columns }, index) => {
    const faults: FieldFault[] = [];
    if (seen.has(number)) faults.push({ field: `rooms.${index}.number`, ...siteFault('ROOM_NUMBER_TWICE', {}) });
    seen.add(number);
    if (!roomHolds({ places, rows, columns })) {
      const fault = siteFault('ROOM_WITHOUT_SPACE', { places, rows, columns });
      faults.push({ field: `rooms.${index}.places`, ...fault });
    }
    return faults;
  });
}
