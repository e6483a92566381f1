import { IdColumn, LongTextColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

export const PERSON_CHANGE_KINDS = ['added', 'corrected', 'merged'] as const;
export type PersonChangeKind = (typeof PERSON_CHANGE_KINDS)[number];

/** One change of a person by staff. Numbers are masked. */
@Entity('person_change')
@Index('ix_person_change_person', ['personId', 'at'])
export class PersonChange {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Person', { name: 'fk_person_change_person', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('person_id')
  personId!: string;

  @TextColumn('kind', 12)
  kind!: PersonChangeKind;

  @TimeColumn('at')
  at!: number;

  @IdColumn('staff_id')
  staffId!: string;

  @TextColumn('reason', 500, { nullable: true })
  reason!: string | null;

  /** `PersonChangeFacts` as JSON. */
  @LongTextColumn('facts')
  facts!: string;
}
