import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '../database/columns';

/** One act of staff or system that changed a result, a time or a right: who, when, what, why. */
@Entity('audit_entry')
@Index('ix_audit_entry_subject', ['subjectType', 'subjectId'])
@Index('ix_audit_entry_at', ['at'])
@Index('ix_audit_entry_place', ['place'])
@Index('ix_audit_entry_scope', ['organisationPath', 'at'])
@Index('ix_audit_entry_exam', ['examId', 'at'])
@Index('ix_audit_entry_person', ['personId', 'at'])
@Index('ix_audit_entry_actor', ['actorId', 'at'])
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

  /** Of the organisation whose administrators may read the row; null: no organisation's, or from before paths were noted. */
  @TextColumn('organisation_path', 120, { nullable: true })
  organisationPath!: string | null;

  @IdColumn('exam_id', { nullable: true })
  examId!: string | null;

  @IdColumn('person_id', { nullable: true })
  personId!: string | null;

  /** From which the request came; null for the system, and for work that goes on after the request. */
  @TextColumn('address', 45, { nullable: true })
  address!: string | null;

  /** Of what the row says; null only on rows from before rows were signed. */
  @TextColumn('signature', 80, { nullable: true })
  signature!: string | null;

  /** Position in the chain, from 1; null until the row is sealed, soon after its commit. */
  @IntColumn('place', { nullable: true })
  place!: number | null;

  /** Signature over the place, this row and the previous link. */
  @TextColumn('link', 80, { nullable: true })
  link!: string | null;
}
