import { IdColumn, JsonColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { RetentionKind, RetentionRows, RetentionState } from './retention-kind';

/** When one kind of an exam's data is erased, and how far the erasing has come. */
@Entity('retention_rule')
@Index('ix_retention_rule_due', ['dueAt'])
export class RetentionRule {
  @ForeignKey('Exam', { name: 'fk_retention_rule_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('exam_id')
  examId!: string;

  @PrimaryIdColumn('kind', 20)
  kind!: RetentionKind;

  @TextColumn('state', 10)
  state!: RetentionState;

  @TimeColumn('erase_after')
  eraseAfter!: number;

  @TextColumn('reason', 500)
  reason!: string;

  @IdColumn('set_by')
  setBy!: string;

  @TimeColumn('set_at')
  setAt!: number;

  /** When a process looks at it next; of one being erased, when another process may take it. Null: erased. */
  @TimeColumn('due_at', { nullable: true })
  dueAt!: number | null;

  /** The id up to which rows are erased; null at the beginning. */
  @IdColumn('erased_to', { nullable: true })
  erasedTo!: string | null;

  @JsonColumn('erased')
  erased!: RetentionRows;

  @TimeColumn('begun_at', { nullable: true })
  begunAt!: number | null;

  @TimeColumn('erased_at', { nullable: true })
  erasedAt!: number | null;
}
