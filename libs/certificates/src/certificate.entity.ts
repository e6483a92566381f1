import { BooleanColumn, IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/**
 * One pass, one number. Written while a release is prepared, and issued from the moment on that a pass of its registration is
 * released; whether it stands follows from the released run and from what staff did to it.
 */
@Entity('certificate')
@Index('ux_certificate_registration', ['registrationId'], { unique: true })
@Index('ix_certificate_exam', ['examId'])
export class Certificate {
  @PrimaryIdColumn('number', 24)
  number!: string;

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

  /** Number of the master secret that makes the check code: what was printed stays valid when the secret changes. */
  @IntColumn('check_code_key', { default: 1 })
  checkCodeKey!: number;

  @BooleanColumn('rehearsal')
  rehearsal!: boolean;
}
