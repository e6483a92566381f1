import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn } from '@sunflower/platform';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
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

  /** UTF-8 of all texts, because bytes are searched twice as fast as characters. */
  @Column({ type: 'blob', name: 'search_text' })
  searchText!: Buffer;
}
