import { LongTextColumn, PrimaryIdColumn, PrimaryIntColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/**
 * A response that arrived after the close and, by the page's own account, was made before the deadline. It is graded
 * only when an administrator accepts it.
 */
@Entity('late_response')
export class LateResponse {
  @ForeignKey('ExamSession', { name: 'fk_late_response_session', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('session_id')
  sessionId!: string;

  @PrimaryIntColumn('item_number')
  itemNumber!: number;

  @PrimaryIntColumn('revision')
  revision!: number;

  @LongTextColumn('response')
  response!: string;

  @TimeColumn('made_at')
  madeAt!: number;

  @TimeColumn('received_at')
  receivedAt!: number;

  @TimeColumn('accepted_at', { nullable: true })
  acceptedAt!: number | null;
}
