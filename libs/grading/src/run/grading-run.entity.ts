import {
  BooleanColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  PrimaryIdColumn,
  TextColumn,
  TimeColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { Override } from '../override/override';
import type { RulesVersion } from '../scoring/rules-version/rules-version';

/** One pass of scoring over an exam, with its overrides. */
@Entity('grading_run')
@Index('ux_grading_run_number', ['examId', 'runNumber'], { unique: true })
export class GradingRun {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_grading_run_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('exam_id')
  examId!: string;

  @IntColumn('run_number')
  runNumber!: number;

  @JsonColumn('overrides')
  overrides!: Override[];

  /** Never changes, so that the run can be repeated byte for byte. */
  @IntColumn('rules_version', { default: 1 })
  rulesVersion!: RulesVersion;

  /** Made by accepting late responses, with the overrides of the previous run. */
  @BooleanColumn('late_responses', { default: false })
  lateResponses!: boolean;

  /** The sittings that its release covers: those that were over when it was prepared. Null before the preparation. */
  @JsonColumn('sitting_ids', { nullable: true })
  sittingIds!: string[] | null;

  @TextColumn('reason', 500)
  reason!: string;

  @IdColumn('created_by', { nullable: true })
  createdBy!: string | null;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('released_at', { nullable: true })
  releasedAt!: number | null;

  @IdColumn('released_by', { nullable: true })
  releasedBy!: string | null;
}
