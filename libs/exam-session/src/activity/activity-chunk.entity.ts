import { LongTextColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, Index } from 'typeorm';

/** One second of page activity of many sessions, noted by one process. Kept two minutes, for the boards only. */
@Entity('session_activity')
@Index('ix_session_activity_written', ['writtenAt'])
export class ActivityChunk {
  @PrimaryIdColumn()
  id!: string;

  @TimeColumn('written_at')
  writtenAt!: number;

  /** Written by `packActivity`. */
  @LongTextColumn('activity')
  activity!: string;
}
