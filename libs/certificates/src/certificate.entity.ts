import { BooleanColumn, IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** One pass, one number; revoked and reinstated, never deleted. */
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

  @TextColumn('state', 10)
  state!: 'valid' | 'revoked';

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

  @TimeColumn('revoked_at', { nullable: true })
  revokedAt!: number | null;

  @TextColumn('revoked_by', 10, { nullable: true })
  revokedBy!: 'staff' | 'regrade' | null;

  @TextColumn('revoked_reason', 500, { nullable: true })
  revokedReason!: string | null;

  @BooleanColumn('rehearsal')
  rehearsal!: boolean;
}
