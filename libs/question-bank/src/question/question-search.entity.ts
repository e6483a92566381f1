import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn } from '@sunflower/platform';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { CognitiveLevel } from './question-about';
import type { QuestionFormat, QuestionType } from './question-content';

/** The searchable facts of a version in a narrow row; a search reads only these rows. */
@Entity('question_search')
@Index('ix_question_search_version', ['versionId'])
export class QuestionSearch {
  @PrimaryIdColumn('bank_id')
  bankId!: string;

  @ForeignKey('QuestionVersion', { name: 'fk_question_search_version', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('version_id')
  versionId!: string;

  @IdColumn('question_id')
  questionId!: string;

  @TextColumn('type', 20)
  type!: QuestionType;

  @TextColumn('format', 4, { nullable: true })
  format!: QuestionFormat | null;

  @IntColumn('difficulty')
  difficulty!: number;

  /** In comparison form. */
  @TextColumn('point_name', 200)
  pointName!: string;

  @IdColumn('author_id', { nullable: true })
  authorId!: string | null;

  @TextColumn('source_text', 600)
  sourceText!: string;

  /** In the form in which competencies are compared. */
  @TextColumn('competency', 60, { nullable: true })
  competency!: string | null;

  @TextColumn('cognitive_level', 12, { nullable: true })
  cognitiveLevel!: CognitiveLevel | null;

  /** Each between two line breaks, in the form in which tags are compared. */
  @TextColumn('tag_text', 700, { nullable: true })
  tagText!: string | null;

  @TextColumn('language', 20, { nullable: true })
  language!: string | null;

  /** The day on which the source was checked last. */
  @TextColumn('checked_on', 10, { nullable: true })
  checkedOn!: string | null;

  @TextColumn('review_date', 10, { nullable: true })
  reviewDate!: string | null;

  /** UTF-8 of all texts, because bytes are searched twice as fast as characters. */
  @Column({ type: 'blob', name: 'search_text' })
  searchText!: Buffer;
}
