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
import type { PaperPlan } from '../paper/paper-plan';
import type { SessionState } from '../contract/session-state';

/** One registration's timed sitting-down, and the plan from which its paper is replayed. */
@Entity('exam_session')
@Index('ux_exam_session_registration', ['registrationId'], { unique: true })
@Index('ix_exam_session_deadline', ['state', 'deadlineAt'])
@Index('ix_exam_session_exam', ['examId', 'state', 'locked', 'gradingNeeded'])
@Index('ix_exam_session_sitting', ['sittingId'])
@Index('ix_exam_session_grading', ['gradingNeeded'])
@Index('ix_exam_session_changed', ['examId', 'changedAt'])
export class ExamSession {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Registration', { name: 'fk_exam_session_registration', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('registration_id')
  registrationId!: string;

  @ForeignKey('Exam', { name: 'fk_exam_session_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('exam_id')
  examId!: string;

  @ForeignKey('Sitting', { name: 'fk_exam_session_sitting', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('sitting_id')
  sittingId!: string;

  @TextColumn('organisation_path', 120)
  organisationPath!: string;

  @TextColumn('state', 12)
  state!: SessionState;

  @BooleanColumn('locked')
  locked!: boolean;

  @IntColumn('seat')
  seat!: number;

  @IdColumn('seat_holder')
  seatHolder!: string;

  @TimeColumn('started_at')
  startedAt!: number;

  @TimeColumn('deadline_at')
  deadlineAt!: number;

  @TimeColumn('extra_time_ms')
  extraTimeMs!: number;

  /** The part of `extraTimeMs` that staff added to the running session. */
  @TimeColumn('added_time_ms', { default: 0 })
  addedTimeMs!: number;

  @TimeColumn('closed_at', { nullable: true })
  closedAt!: number | null;

  @TextColumn('receipt', 64, { nullable: true })
  receipt!: string | null;

  @TextColumn('seed', 64)
  seed!: string;

  @IntColumn('generator_version')
  generatorVersion!: number;

  /** Null for a session that began with a prepared paper, which holds the plan. */
  @JsonColumn('plan')
  plan!: PaperPlan | null;

  @TextColumn('plan_sha256', 64)
  planSha256!: string;

  /** All counted acts that the exam watches for. */
  @IntColumn('integrity_count', { default: 0 })
  integrityCount!: number;

  /** The count at the last unlocking; the limit applies to the acts after it. */
  @IntColumn('integrity_forgiven', { default: 0 })
  integrityForgiven!: number;

  @BooleanColumn('grading_needed')
  gradingNeeded!: boolean;

  /** Last change of something that staff see, by the database's clock; the boards read changes by it. */
  @TimeColumn('changed_at', { default: 0 })
  changedAt!: number;
}
