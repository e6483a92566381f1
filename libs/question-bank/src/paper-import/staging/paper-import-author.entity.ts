import { PrimaryIdColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** Who sent a paper or changed it before its questions were stored: none of them approves these questions. */
@Entity('paper_import_author')
export class PaperImportAuthor {
  @ForeignKey('PaperImport', { name: 'fk_paper_import_author_import', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('paper_import_id')
  paperImportId!: string;

  @PrimaryIdColumn('staff_id')
  staffId!: string;
}
