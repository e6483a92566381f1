import { JsonColumn, LongTextColumn, PrimaryIdColumn, PrimaryIntColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';
import type { StagedPlace } from '../checking/staged-question';

/** A case or shared options of an imported paper. */
@Entity('paper_import_group')
export class PaperImportGroup {
  @ForeignKey('PaperImport', { name: 'fk_paper_import_group_import', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('import_id')
  importId!: string;

  /** 1, 2, 3 … in the order of the file. */
  @PrimaryIntColumn('group_number')
  number!: number;

  @TextColumn('format', 4)
  format!: 'A3' | 'A4' | 'B1';

  @LongTextColumn('stimulus', { nullable: true })
  stimulus!: string | null;

  @JsonColumn('place')
  place!: StagedPlace;
}
