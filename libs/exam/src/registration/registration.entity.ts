import { ENDED_SIGN_INS_LENGTH } from '@sunflower/identity';
import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** One person's right to sit one sitting, with a snapshot of the person. */
@Entity('registration')
@Index('ux_registration_ticket', ['ticketNumber'], { unique: true })
@Index('ux_registration_attempt', ['examId', 'personId', 'attemptNumber'], { unique: true })
// Every page of an exam's registrations is read in the order of ids.
@Index('ix_registration_exam', ['examId', 'id'])
@Index('ix_registration_list', ['examId', 'organisationPath', 'ticketNumber'])
@Index('ix_registration_attempt_number', ['examId', 'attemptNumber'])
@Index('ix_registration_outcome', ['examId', 'outcome'])
@Index('ix_registration_sitting', ['sittingId'])
@Index('ix_registration_person', ['personId'])
@Index('ix_registration_paper_due', ['paperDueAt'])
export class Registration {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_registration_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('exam_id')
  examId!: string;

  @ForeignKey('Sitting', { name: 'fk_registration_sitting', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('sitting_id')
  sittingId!: string;

  @ForeignKey('Person', { name: 'fk_registration_person', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('person_id')
  personId!: string;

  @IntColumn('attempt_number')
  attemptNumber!: number;

  @TextColumn('candidate_name', 100)
  candidateName!: string;

  @TextColumn('masked_id_number', 30)
  maskedIdNumber!: string;

  @IdColumn('organisation_id')
  organisationId!: string;

  @TextColumn('organisation_name', 120)
  organisationName!: string;

  @TextColumn('organisation_path', 120)
  organisationPath!: string;

  @TextColumn('ticket_number', 20)
  ticketNumber!: string;

  @IntColumn('access_code_version')
  accessCodeVersion!: number;

  @TextColumn('ended_sign_ins', ENDED_SIGN_INS_LENGTH, { nullable: true })
  endedSignIns!: string | null;

  /** Number of the master secret that makes the access code. */
  @IntColumn('access_code_key', { default: 1 })
  accessCodeKey!: number;

  @IntColumn('extra_time_minutes')
  extraTimeMinutes!: number;

  @TextColumn('accommodation', 500, { nullable: true })
  accommodation!: string | null;

  @TextColumn('outcome', 12, { nullable: true })
  outcome!: 'deferred' | 'violation' | 'annulled' | null;

  @TextColumn('consent_rules_version', 20, { nullable: true })
  consentRulesVersion!: string | null;

  @TextColumn('consent_privacy_version', 20, { nullable: true })
  consentPrivacyVersion!: string | null;

  @TimeColumn('consent_at', { nullable: true })
  consentAt!: number | null;

  @TimeColumn('created_at')
  createdAt!: number;

  /** When its paper is due, or due again in case the process that claimed it fails; null: no longer due. */
  @TimeColumn('paper_due_at', { nullable: true, default: 0 })
  paperDueAt!: number | null;
}
