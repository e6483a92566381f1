import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { FirstCorner, SeatOrder } from './seat-plan';

/** A room of a site. */
@Entity('site_room')
@Index('ux_site_room_number', ['siteId', 'number'], { unique: true })
export class SiteRoom {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Site', { name: 'fk_site_room_site', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('site_id')
  siteId!: string;

  @IntColumn('number')
  number!: number;

  /** Where it is in the building. */
  @TextColumn('name', 60)
  name!: string;

  @IntColumn('places')
  places!: number;

  @IntColumn('seat_rows')
  rows!: number;

  @IntColumn('seat_columns')
  columns!: number;

  @TextColumn('first_corner', 12)
  firstCorner!: FirstCorner;

  @TextColumn('seat_order', 8)
  seatOrder!: SeatOrder;
}
