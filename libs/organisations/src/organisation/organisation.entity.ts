import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, Index } from 'typeorm';
import type { OrganisationLevel, UnitKind } from './organisation-level';

/** A place in the tree: a district of the registry, or what was added below one. */
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

  /** Of a unit. */
  @TextColumn('kind', 20, { nullable: true })
  kind!: UnitKind | null;

  /** Since when it takes no new people. Its path stays: what was done there is found there. */
  @TimeColumn('closed_at', { nullable: true })
  closedAt!: number | null;

  @IdColumn('closed_by', { nullable: true })
  closedBy!: string | null;

  @TextColumn('closed_reason', 500, { nullable: true })
  closedReason!: string | null;

  /** Whose its people became. */
  @IdColumn('merged_into_id', { nullable: true })
  mergedIntoId!: string | null;
}
