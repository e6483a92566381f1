import { LongTextColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, Index } from 'typeorm';

/** What the pages of many sessions did within a second, as one process heard it. Kept for minutes, for the boards alone. */
@Entity('session_activity')
@Index('ix_session_activity_written', ['writtenAt'])
export class ActivityChunk {
  @PrimaryIdColumn()
  id!: string;

  @TimeColumn('written_at')
  writtenAt!: number;

  /** As `packActivity` writes it. */
  @LongTextColumn('activity')
  activity!: string;
}
