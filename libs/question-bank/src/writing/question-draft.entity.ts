import { IdColumn, LongTextColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/**
 * Unsaved work of one author, however incomplete: saved every few seconds, deleted once stored as a version, readable
 * by its author alone.
 */
@Entity('question_draft')
@Index('ux_question_draft_question', ['questionId', 'staffId'], { unique: true })
@Index('ix_question_draft_bank', ['bankId', 'staffId'])
export class QuestionDraft {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('QuestionBank', { name: 'fk_question_draft_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('bank_id')
  bankId!: string;

  /** Null for a new question; for a group, its first question. */
  @ForeignKey('Question', { name: 'fk_question_draft_question', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('question_id', { nullable: true })
  questionId!: string | null;

  @IdColumn('staff_id')
  staffId!: string;

  /** JSON of an unchecked `AuthoredFile` with one question or group. */
  @LongTextColumn('content')
  content!: string;

  /** JSON of the version ids that were current when the editing began; none for a new question. */
  @LongTextColumn('based_on')
  basedOn!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('updated_at')
  updatedAt!: number;
}
