import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '../database/columns';

/** One act of staff or system that changed a result, a time or a right: who, when, what, why. */
@Entity('audit_entry')
@Index('ix_audit_entry_subject', ['subjectType', 'subjectId'])
@Index('ix_audit_entry_at', ['at'])
@Index('ix_audit_entry_place', ['place'])
export class AuditEntry {
  @PrimaryIdColumn()
  id!: string;

  @TimeColumn('at')
  at!: number;

  @TextColumn('actor_type', 10)
  actorType!: 'staff' | 'system';

  @IdColumn('actor_id', { nullable: true })
  actorId!: string | null;

  @TextColumn('action', 60)
  action!: string;

  @TextColumn('subject_type', 40)
  subjectType!: string;

  @TextColumn('subject_id', 64)
  subjectId!: string;

  @TextColumn('reason', 500, { nullable: true })
  reason!: string | null;

  @JsonColumn('details', { nullable: true })
  details!: unknown;

  /** Signature of the row's content; null only on rows written before rows were signed. */
  @TextColumn('signature', 80, { nullable: true })
  signature!: string | null;

  /** Position in the chain, from 1; null until the row is sealed, soon after its commit. */
  @IntColumn('place', { nullable: true })
  place!: number | null;

  /** Signature over the place, this row and the previous link. */
  @TextColumn('link', 80, { nullable: true })
  link!: string | null;
}
