import { BooleanColumn, IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/**
 * One person, one exam, one number. Written while a release is prepared, and issued from the moment on that a pass of its person is
 * released; whether it stands follows from the released run and from what staff did to it.
 */
@Entity('certificate')
@Index('ux_certificate_registration', ['registrationId'], { unique: true })
@Index('ux_certificate_person', ['examId', 'personId'], { unique: true })
@Index('ix_certificate_exam', ['examId'])
export class Certificate {
  @PrimaryIdColumn('number', 24)
  number!: string;

  /** Whose it is; null where another certificate of the same exam took its place. */
  @IdColumn('person_id', { nullable: true })
  personId!: string | null;

  /** The number of the certificate that took its place. */
  @TextColumn('superseded_by', 24, { nullable: true })
  supersededBy!: string | null;

  /** Under which it was earned first. */
  @ForeignKey('Registration', { name: 'fk_certificate_registration', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('registration_id')
  registrationId!: string;

  @ForeignKey('Exam', { name: 'fk_certificate_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('exam_id')
  examId!: string;

  @TextColumn('holder_name', 100)
  holderName!: string;

  @TextColumn('title', 100)
  title!: string;

  @TextColumn('issuer', 100)
  issuer!: string;

  @TimeColumn('issued_at')
  issuedAt!: number;

  @TimeColumn('expires_at', { nullable: true })
  expiresAt!: number | null;

  /** By staff. */
  @TimeColumn('revoked_at', { nullable: true })
  revokedAt!: number | null;

  @TextColumn('revoked_reason', 500, { nullable: true })
  revokedReason!: string | null;

  /** How often it was issued anew because its holder was corrected; each time with another check code. */
  @IntColumn('reissue_count', { default: 0 })
  reissueCount!: number;

  /** When it was issued anew last. */
  @TimeColumn('corrected_at', { nullable: true })
  correctedAt!: number | null;

  /** Number of the master secret that makes the check code: what was printed stays valid when the secret changes. */
  @IntColumn('check_code_key', { default: 1 })
  checkCodeKey!: number;

  @BooleanColumn('rehearsal')
  rehearsal!: boolean;
}
