import { IdColumn, LongTextColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A text to read before an exam. */
@Entity('training_unit')
@Index('ix_training_unit_organisation', ['organisationId'])
export class TrainingUnit {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Organisation', { name: 'fk_training_unit_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('organisation_id')
  organisationId!: string;

  @TextColumn('title', 200)
  title!: string;

  @LongTextColumn('body_markdown')
  bodyMarkdown!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('updated_at')
  updatedAt!: number;
}
