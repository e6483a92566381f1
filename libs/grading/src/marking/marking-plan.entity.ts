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

/** How the essays of an exam are marked; an exam without a row has the default. */
@Entity('marking_plan')
export class MarkingPlan {
  @ForeignKey('Exam', { name: 'fk_marking_plan_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('exam_id')
  examId!: string;

  /** Of each essay: 1 or 2. */
  @IntColumn('markers')
  markers!: number;

  /** Of the points of an essay: where two marks differ by more, a third marker marks it. */
  @IntColumn('tolerance_percent')
  tolerancePercent!: number;

  @IntColumn('lots')
  lots!: number;

  @TimeColumn('changed_at')
  changedAt!: number;
}

/** What the points of one question are given for. */
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

/** A marker marks one question: every lot of it (0), or one. */
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
