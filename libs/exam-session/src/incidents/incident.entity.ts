import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { IncidentKind } from './incident-kind';

/** What happened during a sitting, as staff wrote it down. A record is never changed; a wrong one is struck out. */
@Entity('incident')
@Index('ix_incident_exam', ['examId', 'occurredAt'])
export class Incident {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_incident_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  @IdColumn('sitting_id')
  sittingId!: string;

  /** Null: several people, or nobody in particular. */
  @IdColumn('registration_id', { nullable: true })
  registrationId!: string | null;

  /** The person's organisation; without a person, that of whoever wrote it down. */
  @IdColumn('organisation_id')
  organisationId!: string;

  @TextColumn('kind', 20)
  kind!: IncidentKind;

  @TimeColumn('occurred_at')
  occurredAt!: number;

  @TextColumn('body', 1000)
  body!: string;

  /** What was done about it; may be empty. */
  @TextColumn('action_taken', 1000)
  actionTaken!: string;

  @IdColumn('recorded_by')
  recordedBy!: string;

  @TimeColumn('recorded_at')
  recordedAt!: number;

  @TimeColumn('struck_at', { nullable: true })
  struckAt!: number | null;

  @IdColumn('struck_by', { nullable: true })
  struckBy!: string | null;

  @TextColumn('struck_reason', 500, { nullable: true })
  struckReason!: string | null;
}
