import { BooleanColumn, IdColumn, JsonColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** An event of a session, reported by its page or observed by the server. */
@Entity('session_event')
@Index('ix_session_event_session', ['sessionId', 'receivedAt'])
export class SessionEvent {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('ExamSession', { name: 'fk_session_event_session', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('session_id')
  sessionId!: string;

  @TextColumn('kind', 40)
  kind!: string;

  @TimeColumn('at')
  at!: number;

  @TimeColumn('received_at')
  receivedAt!: number;

  @TextColumn('address', 45)
  address!: string;

  @TextColumn('device', 200)
  device!: string;

  /** Whether it raised the session's integrity count. */
  @BooleanColumn('counted', { default: false })
  counted!: boolean;

  @JsonColumn('details', { nullable: true })
  details!: unknown;
}
