import { Entity } from 'typeorm';
import { PrimaryIdColumn, TimeColumn } from '../database/columns';

/** How far a running api has come with its requests. Other processes close no session beyond it. */
@Entity('api_horizon')
export class ApiHorizon {
  @PrimaryIdColumn('api_id')
  apiId!: string;

  /** Every request that arrived before this time was handled. */
  @TimeColumn('worked_up_to')
  workedUpTo!: number;

  @TimeColumn('told_at')
  toldAt!: number;
}
