import { IdColumn, IntColumn, PrimaryIdColumn, PrimaryIntColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { BatchAct, BatchOutcome, BatchState } from './batch-act';

/** One act on many sessions, with one reason. */
@Entity('session_batch')
@Index('ix_session_batch_exam', ['examId', 'createdAt'])
@Index('ix_session_batch_state', ['state'])
export class SessionBatch {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_session_batch_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  @IdColumn('staff_id')
  staffId!: string;

  @TextColumn('act', 12)
  act!: BatchAct;

  @IntColumn('extra_minutes', { nullable: true })
  extraMinutes!: number | null;

  @TextColumn('reason', 500)
  reason!: string;

  @TextColumn('state', 12)
  state!: BatchState;

  @IntColumn('total')
  total!: number;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('finished_at', { nullable: true })
  finishedAt!: number | null;
}

/** One target of the act, with its outcome. */
@Entity('session_batch_target')
@Index('ix_session_batch_target_outcome', ['batchId', 'outcome', 'position'])
export class SessionBatchTarget {
  @ForeignKey('SessionBatch', { name: 'fk_session_batch_target_batch', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('batch_id')
  batchId!: string;

  @PrimaryIntColumn('position')
  position!: number;

  @IdColumn('registration_id')
  registrationId!: string;

  /** Null if the person had not started when the batch was created. */
  @IdColumn('session_id', { nullable: true })
  sessionId!: string | null;

  /** The most minutes that the creator of the batch may add to this session in all. */
  @IntColumn('limit_minutes')
  limitMinutes!: number;

  /** Null until tried. */
  @TextColumn('outcome', 12, { nullable: true })
  outcome!: BatchOutcome | null;
}
