import { IdColumn, LongTextColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** The parts of a question that a comment may refer to. */
export const COMMENT_PLACES = ['stimulus', 'stem', 'options', 'key', 'rationale', 'source'] as const;
export type CommentPlace = (typeof COMMENT_PLACES)[number];

/** A reviewer's comment on a question. */
@Entity('question_comment')
@Index('ix_question_comment_question', ['questionId', 'createdAt'])
export class QuestionComment {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Question', { name: 'fk_question_comment_question', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('question_id')
  questionId!: string;

  /** The version that was reviewed. */
  @IdColumn('version_id')
  versionId!: string;

  /** Null: the whole question. */
  @TextColumn('place', 20, { nullable: true })
  place!: CommentPlace | null;

  @LongTextColumn('body')
  body!: string;

  @IdColumn('staff_id')
  staffId!: string;

  @TimeColumn('created_at')
  createdAt!: number;
}
