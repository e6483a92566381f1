import { IdColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** That somebody arrived at the site for their sitting, when, and who saw it. */
@Entity('arrival')
export class Arrival {
  @ForeignKey('Registration', { name: 'fk_arrival_registration', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('registration_id')
  registrationId!: string;

  @TimeColumn('arrived_at')
  arrivedAt!: number;

  @IdColumn('staff_id')
  staffId!: string;
}
