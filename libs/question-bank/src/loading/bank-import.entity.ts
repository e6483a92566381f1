import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, Index } from 'typeorm';

/**
 * `storing` → `stored`: everything becomes visible at once; or `storing` → `abandoned` → `removed`: a crash or a fault
 * ended the import, and nothing of it was ever visible.
 */
export type BankImportState = 'storing' | 'stored' | 'abandoned' | 'removed';

@Entity('bank_import')
@Index('ix_bank_import_bank', ['bankId', 'state'])
@Index('ix_bank_import_state', ['state'])
export class BankImport {
  @PrimaryIdColumn()
  id!: string;

  @IdColumn('bank_id')
  bankId!: string;

  @TextColumn('state', 12)
  state!: BankImportState;

  /** Null when the system itself loads. */
  @IdColumn('created_by', { nullable: true })
  createdBy!: string | null;

  /** The imported paper whose questions it stored; whoever worked on that paper wrote them too. */
  @IdColumn('paper_import_id', { nullable: true })
  paperImportId!: string | null;

  @TimeColumn('created_at')
  createdAt!: number;

  /** The import counts as running until then; the process working on it renews it. */
  @TimeColumn('lease_until')
  leaseUntil!: number;
}
