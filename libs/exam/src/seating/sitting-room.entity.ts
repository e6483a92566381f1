import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A room that a sitting uses. */
@Entity('sitting_room')
@Index('ux_sitting_room', ['sittingId', 'roomId'], { unique: true })
@Index('ix_sitting_room_room', ['roomId'])
export class SittingRoom {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Sitting', { name: 'fk_sitting_room_sitting', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('sitting_id')
  sittingId!: string;

  @ForeignKey('SiteRoom', { name: 'fk_sitting_room_room', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('room_id')
  roomId!: string;

  /** How many of the room's places the sitting uses. */
  @IntColumn('places')
  places!: number;

  /** Their names, as printed on the papers of the room. */
  @TextColumn('invigilators', 200)
  invigilators!: string;
}
