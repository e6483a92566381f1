import { PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** Records that a person finished a unit; the first time counts. */
@Entity('training_completion')
@Index('ix_training_completion_person', ['personId'])
export class TrainingCompletion {
  @ForeignKey('TrainingUnit', { name: 'fk_training_completion_unit', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('unit_id')
  unitId!: string;

  @ForeignKey('Person', { name: 'fk_training_completion_person', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('person_id')
  personId!: string;

  @TimeColumn('completed_at')
  completedAt!: number;
}
