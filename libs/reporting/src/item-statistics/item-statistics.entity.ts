import {
  BooleanColumn,
  IdColumn,
  IntColumn,
  LongTextColumn,
  PrimaryIdColumn,
  PrimaryIntColumn,
  TimeColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** The analysis of one grading run: asked for by somebody, made by the next process that runs jobs. It goes with its run. */
@Entity('item_analysis')
export class ItemAnalysis {
  @ForeignKey('GradingRun', { name: 'fk_item_analysis_run', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('run_id')
  runId!: string;

  @IdColumn('exam_id')
  examId!: string;

  /** Wants to be made, for the first time or anew. */
  @BooleanColumn('wanted')
  wanted!: boolean;

  /** Until when somebody is at it. */
  @TimeColumn('lease_until')
  leaseUntil!: number;

  /** Null before the first time; so are the next three. */
  @TimeColumn('made_at', { nullable: true })
  madeAt!: number | null;

  /** Results that it is made of. */
  @IntColumn('result_count', { nullable: true })
  resultCount!: number | null;

  /** Made of what the run's release took in. */
  @BooleanColumn('of_release', { nullable: true })
  ofRelease!: boolean | null;

  @LongTextColumn('paper', { nullable: true })
  paper!: string | null;
}

/** One question of an analysis. A question that is drawn for different points, or in two sections, has several. */
@Entity('item_statistics')
@Index('ix_item_statistics_version', ['questionVersionId'])
export class ItemStatisticsRow {
  @ForeignKey('ItemAnalysis', { name: 'fk_item_statistics_run', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('run_id')
  runId!: string;

  /** From 0. */
  @PrimaryIntColumn('position')
  position!: number;

  @IdColumn('question_version_id')
  questionVersionId!: string;

  @LongTextColumn('statistics')
  statistics!: string;
}
