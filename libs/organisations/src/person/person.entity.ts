import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { IdType } from './id-number';

/** A person of the roster. ID number and phone are encrypted; the number is found by a keyed hash. */
@Entity('person')
@Index('ux_person_id_number', ['idNumberHash'], { unique: true })
@Index('ix_person_organisation', ['organisationId'])
@Index('ix_person_import', ['importId'])
export class Person {
  @PrimaryIdColumn()
  id!: string;

  @TextColumn('name', 100)
  name!: string;

  @TextColumn('id_type', 20)
  idType!: IdType;

  @TextColumn('id_number_sealed', 255)
  idNumberSealed!: string;

  @TextColumn('id_number_hash', 64)
  idNumberHash!: string;

  @TextColumn('id_number_last_four', 4)
  idNumberLastFour!: string;

  @TextColumn('phone_sealed', 255, { nullable: true })
  phoneSealed!: string | null;

  @TextColumn('phone_last_four', 4, { nullable: true })
  phoneLastFour!: string | null;

  @ForeignKey('Organisation', { name: 'fk_person_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('organisation_id')
  organisationId!: string;

  /** The import that added this person, who is hidden until the import is applied. */
  @IdColumn('import_id', { nullable: true })
  importId!: string | null;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('updated_at')
  updatedAt!: number;
}
