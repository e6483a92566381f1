import { Entity } from 'typeorm';
import { PrimaryIntColumn, TextColumn } from '../database/columns';

/**
 * `incoming`: a change to it has begun; `older`: kept for codes printed with it; `lost`: the data made with it is given
 * up.
 */
export type MasterKeyState = 'incoming' | 'current' | 'older' | 'lost';

/** A master secret that this database is or was used with. It stores a fingerprint, never the secret itself. */
@Entity('master_key')
export class MasterKey {
  @PrimaryIntColumn('number')
  number!: number;

  /** Null for a secret in use before fingerprints were stored; such a secret must open the sample. */
  @TextColumn('fingerprint', 64, { nullable: true })
  fingerprint!: string | null;

  @TextColumn('sample', 255, { nullable: true })
  sample!: string | null;

  @TextColumn('state', 10)
  state!: MasterKeyState;
}
