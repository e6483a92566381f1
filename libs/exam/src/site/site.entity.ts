import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A place where people sit exams. It belongs to an organisation, and any number of sittings use it. */
@Entity('site')
@Index('ux_site_code', ['organisationId', 'code'], { unique: true })
export class Site {
  @PrimaryIdColumn()
  id!: string;

  /** The organisation that runs the site. */
  @ForeignKey('Organisation', { name: 'fk_site_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('organisation_id')
  organisationId!: string;

  @TextColumn('code', 20)
  code!: string;

  @TextColumn('name', 100)
  name!: string;

  @TextColumn('address', 200)
  address!: string;

  @TextColumn('phone', 40)
  phone!: string;

  /** How to get there. */
  @TextColumn('directions', 300)
  directions!: string;

  /** A stored picture, printed on admission tickets. */
  @TextColumn('map_sha256', 64, { nullable: true })
  mapSha256!: string | null;

  /** Since then no sitting takes it up. */
  @TimeColumn('closed_at', { nullable: true })
  closedAt!: number | null;

  @TimeColumn('created_at')
  createdAt!: number;
}
