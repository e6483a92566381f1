import { BooleanColumn, IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/**
 * One person, one exam, one number. The row is written while a release is prepared, and counts as issued once a pass of
 * its person is released. Its standing follows from the released run and from acts of staff.
 */
@Entity('certificate')
@Index('ux_certificate_registration', ['registrationId'], { unique: true })
@Index('ux_certificate_person', ['examId', 'personId'], { unique: true })
@Index('ix_certificate_exam', ['examId'])
export class Certificate {
  @PrimaryIdColumn('number', 24)
  number!: string;

  /** The holder; null when another certificate of the same exam replaced this one. */
  @IdColumn('person_id', { nullable: true })
  personId!: string | null;

  /** Number of the certificate that replaced it. */
  @TextColumn('superseded_by', 24, { nullable: true })
  supersededBy!: string | null;

  /** The registration with which it was first earned. */
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

  /** When staff revoked it. */
  @TimeColumn('revoked_at', { nullable: true })
  revokedAt!: number | null;

  @TextColumn('revoked_reason', 500, { nullable: true })
  revokedReason!: string | null;

  /** How often it was reissued because its holder was corrected; each reissue has a new check code. */
  @IntColumn('reissue_count', { default: 0 })
  reissueCount!: number;

  /** When it was last reissued. */
  @TimeColumn('corrected_at', { nullable: true })
  correctedAt!: number | null;

  /** Number of the master secret of the check code, so that printed codes stay valid when the secret changes. */
  @IntColumn('check_code_key', { default: 1 })
  checkCodeKey!: number;

  @BooleanColumn('rehearsal')
  rehearsal!: boolean;
}
