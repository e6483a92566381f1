import { IdColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
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
}
