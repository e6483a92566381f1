import { Entity } from 'typeorm';
import { IntColumn, PrimaryIntColumn, TextColumn } from '../../database/columns';

/** The end of the audit chain, in one row; without it the removal of the last rows would go unnoticed. */
@Entity('audit_head')
export class AuditHead {
  @PrimaryIntColumn('id')
  id!: number;

  @IntColumn('place')
  place!: number;

  @TextColumn('link', 80)
  link!: string;

  /** Number of rows written before rows were signed; they stand at the beginning of the chain. */
  @IntColumn('unsigned_rows')
  unsignedRows!: number;

  /** Null until the first row is sealed. */
  @TextColumn('signature', 80, { nullable: true })
  signature!: string | null;
}
