import { BooleanColumn, IdColumn, PrimaryIdColumn, PrimaryIntColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { IdType } from '../person/id-number';

/** A row that adds or changes a person, until its import is applied; deleted afterwards. */
@Entity('roster_import_row')
@Index('ux_roster_import_row_person', ['importId', 'personId'], { unique: true })
export class RosterImportRow {
  @ForeignKey('RosterImport', { name: 'fk_roster_import_row_import', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('import_id')
  importId!: string;

  @PrimaryIntColumn('line_number')
  lineNumber!: number;

  /** Id of the person on the roster, or of the person to be added. */
  @IdColumn('person_id')
  personId!: string;

  @BooleanColumn('is_new')
  isNew!: boolean;

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
