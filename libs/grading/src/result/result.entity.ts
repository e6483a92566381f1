import { BooleanColumn, IdColumn, JsonColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { Outcome } from './outcome';

/** Outcome and score of one registration under one grading run. */
@Entity('result')
@Index('ix_result_registration', ['registrationId'])
@Index('ix_result_session', ['sessionId'])
export class Result {
  @ForeignKey('GradingRun', { name: 'fk_result_run', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('run_id')
  runId!: string;

  @ForeignKey('Registration', { name: 'fk_result_registration', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('registration_id')
  registrationId!: string;

  @IdColumn('session_id', { nullable: true })
  sessionId!: string | null;

  @TextColumn('outcome', 12)
  outcome!: Outcome;

  @TimeColumn('score_millipoints', { nullable: true })
  scoreMillipoints!: number | null;

  @TimeColumn('max_millipoints')
  maxMillipoints!: number;

  @JsonColumn('section_millipoints')
  sectionMillipoints!: number[];

  @JsonColumn('item_millipoints')
  itemMillipoints!: number[];

  @BooleanColumn('passed')
  passed!: boolean;

  /** Whether the release takes this result in, because the sitting was over. */
  @BooleanColumn('taken_in', { default: false })
  takenIn!: boolean;

  /** Whether this is the one of the person's taken-in attempts that counts. */
  @BooleanColumn('counts', { default: false })
  counts!: boolean;

  @TextColumn('input_sha256', 64)
  inputSha256!: string;

  @TimeColumn('graded_at')
  gradedAt!: number;
}
