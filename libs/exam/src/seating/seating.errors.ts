import { domainError } from '@sunflower/platform';

export class RoomNotInSitting extends domainError(
  'ROOM_NOT_IN_SITTING',
  'conflict',
  'The sitting does not use this room.',
) {}

/** A room that was closed, or that is not of a site in the organisations of the exam. */
export class RoomNotUsable extends domainError(
  'ROOM_NOT_USABLE',
  'conflict',
  'One of the rooms is of a closed site, or of a site that does not belong to the organisations of this exam.',
) {}

/** People sit in the room, or beyond the places that would be left. */
export class RoomHasPeople extends domainError(
  'ROOM_HAS_PEOPLE',
  'conflict',
  'People sit on places of this room that would go; move them first.',
  { siteName: 'text', roomNumber: 'number', lastSeat: 'number' },
) {}

export class NoRooms extends domainError('NO_ROOMS', 'conflict', 'Choose the rooms of the sitting first.') {}

/** From then on people are moved one by one. */
export class SeatingFixed extends domainError(
  'SEATING_FIXED',
  'conflict',
  'The sitting has begun or somebody has arrived, so nobody loses a seat; seat those without one, or move people by hand.',
) {}

export class SeatOccupied extends domainError(
  'SEAT_OCCUPIED',
  'conflict',
  'Somebody sits there; let the two change seats, or choose another seat.',
  { seatNumber: 'number' },
) {}

export class NoSuchSeat extends domainError(
  'NO_SUCH_SEAT',
  'conflict',
  'The room has no seat with this number in this sitting.',
  { places: 'number' },
) {}

/** The registration is deferred, so it needs no seat. */
export class SeatNotNeeded extends domainError(
  'SEAT_NOT_NEEDED',
  'conflict',
  'This registration is deferred, so it needs no seat.',
) {}
