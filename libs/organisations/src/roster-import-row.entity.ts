import { IdColumn, PrimaryIdColumn, PrimaryIntColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';
import type { IdType } from './id-number';

/** A good row waiting for its import to be applied; deleted with it. */
@Entity('roster_import_row')
export class RosterImportRow {
  @ForeignKey('RosterImport', { name: 'fk_roster_import_row_import', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('import_id')
  importId!: string;

  @PrimaryIntColumn('line_number')
  lineNumber!: number;

  @TextColumn('name', 100)
  name!: string;

  @TextColumn('id_type', 20)
  idType!: IdType;

  @TextColumn('id_number_sealed', 255)
  idNumberSealed!: string;

  @TextColumn('id_number_hash', 64)
  idNumberHash!: string;

  @TextColumn('id_number_last_four', 4)
  idNumberLastFour!: string;

  @TextColumn('phone_sealed', 255, { nullable: true })
  phoneSealed!: string | null;

  @TextColumn('phone_last_four', 4, { nullable: true })
  phoneLastFour!: string | null;

  @IdColumn('organisation_id')
  organisationId!: string;
}
