import { Entity, ForeignKey } from 'typeorm';
import { PrimaryIdColumn, PrimaryIntColumn, TextColumn } from '@sunflower/platform';

/** One fault of one row of an uploaded roster. */
@Entity('roster_import_fault')
export class RosterImportFault {
  @ForeignKey('RosterImport', { name: 'fk_roster_import_fault_import', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('import_id')
  importId!: string;

  @PrimaryIntColumn('line_number')
  lineNumber!: number;

  /** Column of the file; empty for the row as a whole. */
  @PrimaryIdColumn('field', 40)
  field!: string;

  @TextColumn('problem', 300)
  problem!: string;
}
