import { IdColumn, IntColumn, PrimaryIdColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A question version that a locked exam may draw, frozen at the lock. */
@Entity('exam_pool_entry')
@Index('ix_exam_pool_entry_version', ['questionVersionId'])
export class ExamPoolEntry {
  @ForeignKey('Exam', { name: 'fk_exam_pool_entry_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('exam_id')
  examId!: string;

  @ForeignKey('QuestionVersion', { name: 'fk_exam_pool_entry_version', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('question_version_id')
  questionVersionId!: string;

  @IntColumn('draw_number')
  drawNumber!: number;

  /** A paper has at most one question of an exclusion group. Null for a question without a group. */
  @IdColumn('exclusion_group_id', { nullable: true })
  exclusionGroupId!: string | null;
}
