import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, Index } from 'typeorm';

/**
 * `storing` → `stored`: all of it is seen from one moment on; or `storing` → `abandoned` → `removed`: a crash or a fault ended it, and
 * nobody has ever seen anything of it.
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

  @TimeColumn('created_at')
  createdAt!: number;

  /** Until when it counts as running: whoever is at it moves this on. */
  @TimeColumn('lease_until')
  leaseUntil!: number;
}
