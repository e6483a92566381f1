import { IdColumn, IntColumn, PrimaryIdColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** Where somebody sits. A registration that is cancelled or moved to another sitting has no seat any more. */
@Entity('assigned_seat')
@Index('ux_assigned_seat', ['sittingRoomId', 'seatNumber'], { unique: true })
export class AssignedSeat {
  @ForeignKey('Registration', { name: 'fk_assigned_seat_registration', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('registration_id')
  registrationId!: string;

  @ForeignKey('SittingRoom', { name: 'fk_assigned_seat_room', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('sitting_room_id')
  sittingRoomId!: string;

  @IntColumn('seat_number')
  seatNumber!: number;
}
