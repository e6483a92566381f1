import type { IdType } from '@sunflower/organisations';
import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

export const APPLICATION_STATES = ['submitted', 'returned', 'approved', 'refused', 'withdrawn'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** What somebody asks for on a public page, until an administrator has decided. Number and phone lie encrypted, as on the roster. */
@Entity('registration_application')
@Index('ux_registration_application_number', ['selfRegistrationId', 'idNumberHash'], { unique: true })
@Index('ix_registration_application_list', ['examId', 'state', 'id'])
@Index('ix_registration_application_person', ['personId'])
export class RegistrationApplication {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('SelfRegistration', {
    name: 'fk_registration_application_page',
    onUpdate: 'RESTRICT',
    onDelete: 'RESTRICT',
  })
  @IdColumn('self_registration_id')
  selfRegistrationId!: string;

  @ForeignKey('Exam', { name: 'fk_registration_application_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('exam_id')
  examId!: string;

  @IdColumn('organisation_id')
  organisationId!: string;

  @TextColumn('organisation_path', 120)
  organisationPath!: string;

  @TextColumn('name', 100)
  name!: string;

  @TextColumn('id_type', 20)
  idType!: IdType;

  @TextColumn('id_number_sealed', 255)
  idNumberSealed!: string;

  @TextColumn('id_number_hash', 64)
  idNumberHash!: string;

  @TextColumn('id_number_last_four', 4)
  idNumberLastFour!: string;

  @TextColumn('phone_sealed', 255)
  phoneSealed!: string;

  @TextColumn('phone_last_four', 4)
  phoneLastFour!: string;

  @TextColumn('state', 12)
  state!: ApplicationState;

  /** Why it was sent back or refused. */
  @TextColumn('reason', 500, { nullable: true })
  reason!: string | null;

  @TextColumn('consent_rules_version', 20)
  consentRulesVersion!: string;

  @TextColumn('consent_privacy_version', 20)
  consentPrivacyVersion!: string;

  @TimeColumn('consent_at')
  consentAt!: number;

  @TimeColumn('submitted_at')
  submittedAt!: number;

  @TimeColumn('decided_at', { nullable: true })
  decidedAt!: number | null;

  @IdColumn('decided_by', { nullable: true })
  decidedBy!: string | null;

  /** On the roster, once it is approved. */
  @IdColumn('person_id', { nullable: true })
  personId!: string | null;
}
