import { IdColumn, LongTextColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A case or option list shared by several questions; immutable: other text is another stimulus. */
@Entity('stimulus')
@Index('ux_stimulus_content', ['bankId', 'code', 'contentSha256'], { unique: true })
export class Stimulus {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('QuestionBank', { name: 'fk_stimulus_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('bank_id')
  bankId!: string;

  @TextColumn('code', 60)
  code!: string;

  @TextColumn('format', 4)
  format!: 'A3' | 'A4' | 'B1';

  @LongTextColumn('text')
  text!: string;

  @TextColumn('content_sha256', 64)
  contentSha256!: string;

  @TimeColumn('created_at')
  createdAt!: number;
}
