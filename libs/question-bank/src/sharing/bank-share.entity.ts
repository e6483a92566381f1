import { IdColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { BankRight } from './bank-right';

/** A right to a bank granted by its owner to another organisation. */
@Entity('bank_share')
@Index('ix_bank_share_organisation', ['organisationId'])
export class BankShare {
  @ForeignKey('QuestionBank', { name: 'fk_bank_share_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('bank_id')
  bankId!: string;

  @ForeignKey('Organisation', { name: 'fk_bank_share_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('organisation_id')
  organisationId!: string;

  @PrimaryIdColumn('granted_right', 10)
  grantedRight!: BankRight;

  @IdColumn('granted_by')
  grantedBy!: string;

  @TimeColumn('created_at')
  createdAt!: number;
}
