import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A signed-in browser of a member of staff; the id is the SHA-256 of the cookie. */
@Entity('staff_session')
@Index('ix_staff_session_staff', ['staffId'])
export class StaffSession {
  @PrimaryIdColumn('id', 64)
  id!: string;

  @ForeignKey('StaffAccount', { name: 'fk_staff_session_staff', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('staff_id')
  staffId!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('expires_at')
  expiresAt!: number;

  /** To the minute; null for a session begun before this column existed. */
  @TimeColumn('last_seen_at', { nullable: true })
  lastSeenAt!: number | null;

  @TextColumn('address', 45, { nullable: true })
  address!: string | null;

  /** `Chrome, Windows`; never the whole User-Agent. */
  @TextColumn('browser', 60, { nullable: true })
  browser!: string | null;
}
