import { LongTextColumn, PrimaryIdColumn, PrimaryIntColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** A bad row of an uploaded roster, until it is mended; kept at most a day. */
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

  /** The typed fields, as sealed JSON. */
  @LongTextColumn('typed_sealed')
  typedSealed!: string;
}
