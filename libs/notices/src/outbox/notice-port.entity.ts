import { IdColumn, IntColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity } from 'typeorm';
import type { PortName } from '../port/notice-port';

/** Which process sends through a port now, and until when the port rests after failures. */
@Entity('notice_port')
export class NoticePortRow {
  @PrimaryIdColumn('port', 20)
  port!: PortName;

  /** The process that sends; null before the first. */
  @IdColumn('holder', { nullable: true })
  holder!: string | null;

  @TimeColumn('lease_until')
  leaseUntil!: number;

  @TimeColumn('rests_until')
  restsUntil!: number;

  /** Rounds in a row in which nothing could be sent. */
  @IntColumn('failures')
  failures!: number;
}
