import { BooleanColumn, IdColumn, JsonColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { Outcome } from '../result/outcome';

/** The result of a session under a run before the session was reopened. It counts nowhere and is kept as a record. */
@Entity('set_aside_result')
@Index('ix_set_aside_result_session', ['sessionId'])
export class SetAsideResult {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('GradingRun', { name: 'fk_set_aside_result_run', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('run_id')
  runId!: string;

  @IdColumn('registration_id')
  registrationId!: string;

  @IdColumn('session_id')
  sessionId!: string;

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

  @TextColumn('input_sha256', 64)
  inputSha256!: string;

  @TimeColumn('graded_at')
  gradedAt!: number;

  @TimeColumn('set_aside_at')
  setAsideAt!: number;
}
