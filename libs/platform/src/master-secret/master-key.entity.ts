import { Entity } from 'typeorm';
import { PrimaryIntColumn, TextColumn } from '../database/columns';

/** `incoming`: a change to it was begun; `older`: kept for what was printed with it; `lost`: what it made is given up. */
export type MasterKeyState = 'incoming' | 'current' | 'older' | 'lost';

/** A master secret that this database was or is used with: by what it is recognised, nothing of the secret itself. */
@Entity('master_key')
export class MasterKey {
  @PrimaryIntColumn('number')
  number!: number;

  /** Null where it was in use before fingerprints were kept: then it must open the sample. */
  @TextColumn('fingerprint', 64, { nullable: true })
  fingerprint!: string | null;

  @TextColumn('sample', 255, { nullable: true })
  sample!: string | null;

  @TextColumn('state', 10)
  state!: MasterKeyState;
}
