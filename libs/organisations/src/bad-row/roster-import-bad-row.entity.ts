import { LongTextColumn, PrimaryIdColumn, PrimaryIntColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** A row of an uploaded roster with which something is wrong, until it is mended; a day at most. */
@Entity('roster_import_bad_row')
export class RosterImportBadRow {
  @ForeignKey('RosterImport', { name: 'fk_roster_import_bad_row_import', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('import_id')
  importId!: string;

  @PrimaryIntColumn('line_number')
  lineNumber!: number;

  /** Null where the number or its type is wrong. */
  @TextColumn('id_number_hash', 64, { nullable: true })
  idNumberHash!: string | null;

  /** What was typed into its fields, as sealed JSON. */
  @LongTextColumn('typed_sealed')
  typedSealed!: string;
}
