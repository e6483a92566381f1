import {
  IntColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryIdColumn,
  PrimaryIntColumn,
  TimeColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { Criterion } from './rubric';

/** The marking rules of an exam. An exam without a row uses DEFAULT_PLAN. */
@Entity('marking_plan')
export class MarkingPlan {
  @ForeignKey('Exam', { name: 'fk_marking_plan_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('exam_id')
  examId!: string;

  /** Markers per essay: 1 or 2. */
  @IntColumn('markers')
  markers!: number;

  /** Percent of an essay's points. If two marks differ by more, a third marker marks the essay. */
  @IntColumn('tolerance_percent')
  tolerancePercent!: number;

  @IntColumn('lots')
  lots!: number;

  @TimeColumn('changed_at')
  changedAt!: number;
}

/** The marking criteria of one question. */
@Entity('marking_rubric')
export class MarkingRubric {
  @ForeignKey('Exam', { name: 'fk_marking_rubric_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('exam_id')
  examId!: string;

  @PrimaryIdColumn('question_version_id')
  questionVersionId!: string;

  @JsonColumn('criteria')
  criteria!: Criterion[];

  @LongTextColumn('guidance')
  guidance!: string;

  @TimeColumn('changed_at')
  changedAt!: number;
}

/** A question, or one lot of it, assigned to a marker. Lot 0 means every lot. */
@Entity('marking_allotment')
@Index('ix_marking_allotment_staff', ['staffId'])
export class MarkingAllotment {
  @ForeignKey('Exam', { name: 'fk_marking_allotment_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('exam_id')
  examId!: string;

  @PrimaryIdColumn('question_version_id')
  questionVersionId!: string;

  @PrimaryIntColumn('lot')
  lot!: number;

  @PrimaryIdColumn('staff_id')
  staffId!: string;

  @TimeColumn('allotted_at')
  allottedAt!: number;
}
