import { IdColumn, PrimaryIdColumn, TextColumn } from '@sunflower/platform';
import { Entity, Index } from 'typeorm';
import type { OrganisationLevel } from './organisation-level';

/** A place in the tree of province, cities and counties. */
@Entity('organisation')
@Index('ux_organisation_code', ['code'], { unique: true })
@Index('ux_organisation_path', ['path'], { unique: true })
export class Organisation {
  @PrimaryIdColumn()
  id!: string;

  @TextColumn('code', 12)
  code!: string;

  @TextColumn('name', 120)
  name!: string;

  @TextColumn('level', 10)
  level!: OrganisationLevel;

  @IdColumn('parent_id', { nullable: true })
  parentId!: string | null;

  @TextColumn('path', 120)
  path!: string;
}
