import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { RosterImportState } from './roster-import-state';

/** One uploaded roster file: checked first, then applied whole or not at all. */
@Entity('roster_import')
@Index('ix_roster_import_organisation', ['organisationId'])
export class RosterImport {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Organisation', { name: 'fk_roster_import_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('organisation_id')
  organisationId!: string;

  @TextColumn('file_name', 200)
  fileName!: string;

  @TextColumn('sheet_name', 100, { nullable: true })
  sheetName!: string | null;

  /** Null until applied. */
  @IntColumn('added_count', { nullable: true })
  addedCount!: number | null;

  @IntColumn('updated_count', { nullable: true })
  updatedCount!: number | null;

  @TextColumn('state', 10)
  state!: RosterImportState;

  @IntColumn('row_count')
  rowCount!: number;

  @IntColumn('fault_count')
  faultCount!: number;

  @IdColumn('created_by')
  createdBy!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('applied_at', { nullable: true })
  appliedAt!: number | null;

  /** While applying: after this time the process that applied it counts as dead. */
  @TimeColumn('lease_until', { nullable: true })
  leaseUntil!: number | null;
}
