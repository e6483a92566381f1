import { IntColumn, PrimaryIdColumn, PrimaryIntColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** The place of one version of a certificate in a status list; never changed, so that signed files stay true. */
@Entity('certificate_status')
@Index('ux_certificate_status_position', ['listNumber', 'position'], { unique: true })
export class CertificateStatus {
  @ForeignKey('Certificate', { name: 'fk_certificate_status_certificate', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('number', 24)
  number!: string;

  /** How often the certificate had been reissued. */
  @PrimaryIntColumn('version')
  version!: number;

  @IntColumn('list_number')
  listNumber!: number;

  @IntColumn('position')
  position!: number;
}
