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

/** The analysis of one grading run, made on request by the next process that runs jobs. Deleted with its run. */
@Entity('item_analysis')
export class ItemAnalysis {
  @ForeignKey('GradingRun', { name: 'fk_item_analysis_run', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('run_id')
  runId!: string;

  @IdColumn('exam_id')
  examId!: string;

  /** Whether the analysis is to be made, first or again. */
  @BooleanColumn('wanted')
  wanted!: boolean;

  /** End of the lease of the process that makes it. */
  @TimeColumn('lease_until')
  leaseUntil!: number;

  /** Null until first made; likewise the next three columns. */
  @TimeColumn('made_at', { nullable: true })
  madeAt!: number | null;

  /** Number of results analysed. */
  @IntColumn('result_count', { nullable: true })
  resultCount!: number | null;

  /** Whether the run was released, so that only results its release took in were analysed. */
  @BooleanColumn('of_release', { nullable: true })
  ofRelease!: boolean | null;

  @LongTextColumn('paper', { nullable: true })
  paper!: string | null;
}

/** One question of an analysis. A question drawn for different points or in two sections has several rows. */
@Entity('item_statistics')
@Index('ix_item_statistics_version', ['questionVersionId'])
export class ItemStatisticsRow {
  @ForeignKey('ItemAnalysis', { name: 'fk_item_statistics_run', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('run_id')
  runId!: string;

  /** 0-based. */
  @PrimaryIntColumn('position')
  position!: number;

  @IdColumn('question_version_id')
  questionVersionId!: string;

  @LongTextColumn('statistics')
  statistics!: string;
}
