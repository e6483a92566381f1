import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A candidate asks for help during a session. */
@Entity('raised_hand')
@Index('ux_raised_hand_open', ['openSessionId'], { unique: true })
@Index('ix_raised_hand_session', ['sessionId', 'raisedAt'])
@Index('ix_raised_hand_changed', ['examId', 'changedAt'])
export class RaisedHand {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_raised_hand_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  @IdColumn('registration_id')
  registrationId!: string;

  @IdColumn('session_id')
  sessionId!: string;

  /** The session while the hand is up, null afterwards: at most one hand of a session is up. */
  @IdColumn('open_session_id', { nullable: true })
  openSessionId!: string | null;

  /** What the candidate added; may be empty. */
  @TextColumn('body', 200)
  body!: string;

  @TimeColumn('raised_at')
  raisedAt!: number;

  @TimeColumn('seen_at', { nullable: true })
  seenAt!: number | null;

  @IdColumn('seen_by', { nullable: true })
  seenBy!: string | null;

  @TimeColumn('closed_at', { nullable: true })
  closedAt!: number | null;

  /** Null in a closed row: the candidate lowered the hand. */
  @IdColumn('closed_by', { nullable: true })
  closedBy!: string | null;

  /** 1 when raised, and one more with each change. */
  @IntColumn('changes')
  changes!: number;

  @TimeColumn('changed_at')
  changedAt!: number;
}
