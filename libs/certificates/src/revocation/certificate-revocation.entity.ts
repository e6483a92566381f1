import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

export type RevocationDecision = 'confirmed' | 'declined';

/** A request to revoke a certificate, and the decision on it. */
@Entity('certificate_revocation')
@Index('ix_certificate_revocation_number', ['number', 'requestedAt'])
export class CertificateRevocation {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Certificate', {
    name: 'fk_certificate_revocation_certificate',
    onUpdate: 'RESTRICT',
    onDelete: 'RESTRICT',
  })
  @TextColumn('number', 24)
  number!: string;

  /** Becomes the reason of the revocation. */
  @TextColumn('reason', 500)
  reason!: string;

  @IdColumn('requested_by')
  requestedBy!: string;

  @TimeColumn('requested_at')
  requestedAt!: number;

  /** Null while it is open. */
  @TextColumn('decision', 10, { nullable: true })
  decision!: RevocationDecision | null;

  @IdColumn('decided_by', { nullable: true })
  decidedBy!: string | null;

  @TimeColumn('decided_at', { nullable: true })
  decidedAt!: number | null;

  /** Why it was declined. */
  @TextColumn('decision_reason', 500, { nullable: true })
  decisionReason!: string | null;
}
