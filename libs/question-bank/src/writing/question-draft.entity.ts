import { IdColumn, LongTextColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** What somebody is typing, however incomplete: kept every few seconds, gone once it is stored as a version. Nobody else reads it. */
@Entity('question_draft')
@Index('ux_question_draft_question', ['questionId', 'staffId'], { unique: true })
@Index('ix_question_draft_bank', ['bankId', 'staffId'])
export class QuestionDraft {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('QuestionBank', { name: 'fk_question_draft_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('bank_id')
  bankId!: string;

  /** Null for a new question; of a group the first of its questions. */
  @ForeignKey('Question', { name: 'fk_question_draft_question', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('question_id', { nullable: true })
  questionId!: string | null;

  @IdColumn('staff_id')
  staffId!: string;

  /** JSON of an `AuthoredFile` with one question or group, not checked. */
  @LongTextColumn('content')
  content!: string;

  /** JSON of the versions that were current when the writing began; none for a new question. */
  @LongTextColumn('based_on')
  basedOn!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('updated_at')
  updatedAt!: number;
}
