import { LongTextColumn, PrimaryIdColumn, PrimaryIntColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** A candidate's response to an item. Every change is a new revision; no row is ever overwritten. */
@Entity('response')
export class Response {
  @ForeignKey('ExamSession', { name: 'fk_response_session', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('session_id')
  sessionId!: string;

  @PrimaryIntColumn('item_number')
  itemNumber!: number;

  @PrimaryIntColumn('revision')
  revision!: number;

  @LongTextColumn('response')
  response!: string;

  @TimeColumn('received_at')
  receivedAt!: number;

  @TimeColumn('made_at', { nullable: true })
  madeAt!: number | null;
}
