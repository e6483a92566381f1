import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { AppealState } from './appeal-rule';

/** When candidates of a sitting may appeal. Without a row they may not. */
@Entity('appeal_window')
@Index('ix_appeal_window_exam', ['examId'])
export class AppealWindow {
  @PrimaryIdColumn('sitting_id')
  sittingId!: string;

  @ForeignKey('Exam', { name: 'fk_appeal_window_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  @TimeColumn('opens_at')
  opensAt!: number;

  @TimeColumn('closes_at')
  closesAt!: number;

  /** Days within which an appeal is answered. */
  @IntColumn('answer_days')
  answerDays!: number;

  @TimeColumn('changed_at')
  changedAt!: number;
}

/** A candidate's request to review the whole result or one item. */
@Entity('appeal')
@Index('ux_appeal_item', ['registrationId', 'itemNumber'], { unique: true })
@Index('ix_appeal_state', ['examId', 'state', 'id'])
export class Appeal {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_appeal_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  @IdColumn('registration_id')
  registrationId!: string;

  @IdColumn('session_id')
  sessionId!: string;

  /** 0: the whole result. */
  @IntColumn('item_number')
  itemNumber!: number;

  @IdColumn('question_version_id', { nullable: true })
  questionVersionId!: string | null;

  @TextColumn('reason', 1000)
  reason!: string;

  @TextColumn('state', 12)
  state!: AppealState;

  @TimeColumn('made_at')
  madeAt!: number;

  /** The deadline of the answer. */
  @TimeColumn('due_at')
  dueAt!: number;

  @TextColumn('answer', 1000, { nullable: true })
  answer!: string | null;

  /** The grading run that makes the correction. */
  @IdColumn('run_id', { nullable: true })
  runId!: string | null;

  @IdColumn('answered_by', { nullable: true })
  answeredBy!: string | null;

  @TimeColumn('answered_at', { nullable: true })
  answeredAt!: number | null;
}
