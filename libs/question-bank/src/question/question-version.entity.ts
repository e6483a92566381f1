import {
  BooleanColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryIdColumn,
  TextColumn,
  TimeColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { CognitiveLevel } from './question-about';
import type { QuestionFormat, QuestionKey, QuestionSource, QuestionType } from './question-content';

/** Content and key of a question; immutable. */
@Entity('question_version')
@Index('ux_question_version_number', ['questionId', 'versionNumber'], { unique: true })
@Index('ix_question_version_stimulus', ['stimulusId'])
export class QuestionVersion {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Question', { name: 'fk_question_version_question', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('question_id')
  questionId!: string;

  @IntColumn('version_number')
  versionNumber!: number;

  @TextColumn('type', 20)
  type!: QuestionType;

  @TextColumn('format', 4, { nullable: true })
  format!: QuestionFormat | null;

  @LongTextColumn('stem')
  stem!: string;

  @JsonColumn('options')
  options!: string[];

  @JsonColumn('prompts')
  prompts!: string[];

  @IntColumn('blank_count')
  blankCount!: number;

  @JsonColumn('answer_key')
  key!: QuestionKey;

  @BooleanColumn('fixed_option_order')
  fixedOptionOrder!: boolean;

  @ForeignKey('Stimulus', { name: 'fk_question_version_stimulus', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('stimulus_id', { nullable: true })
  stimulusId!: string | null;

  @IntColumn('group_position', { nullable: true })
  groupPosition!: number | null;

  @LongTextColumn('rationale', { nullable: true })
  rationale!: string | null;

  @IntColumn('difficulty')
  difficulty!: number;

  @TextColumn('knowledge_point', 200)
  knowledgePoint!: string;

  @JsonColumn('source', { nullable: true })
  source!: QuestionSource | null;

  @TextColumn('competency', 60, { nullable: true })
  competency!: string | null;

  @TextColumn('cognitive_level', 12, { nullable: true })
  cognitiveLevel!: CognitiveLevel | null;

  @JsonColumn('tags', { nullable: true })
  tags!: string[] | null;

  @TextColumn('language', 20, { nullable: true })
  language!: string | null;

  /** `2028-06-30` */
  @TextColumn('review_date', 10, { nullable: true })
  reviewDate!: string | null;

  /** A later part of an A4 case, which comes with this question. */
  @LongTextColumn('further_case', { nullable: true })
  furtherCase!: string | null;

  @TextColumn('content_sha256', 64)
  contentSha256!: string;

  @IdColumn('created_by', { nullable: true })
  createdBy!: string | null;

  @TimeColumn('created_at')
  createdAt!: number;
}
