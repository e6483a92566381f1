import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { QuestionState } from './question-content';

/** A question; its content is in its current version. */
@Entity('question')
@Index('ux_question_code', ['bankId', 'code'], { unique: true })
@Index('ix_question_deleted', ['deletedAt'])
export class Question {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('QuestionBank', { name: 'fk_question_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('bank_id')
  bankId!: string;

  @TextColumn('code', 60)
  code!: string;

  @TextColumn('domain_code', 60)
  domainCode!: string;

  @TextColumn('state', 12)
  state!: QuestionState;

  @IdColumn('current_version_id')
  currentVersionId!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('updated_at')
  updatedAt!: number;

  /** The import that brought it: see `shown.ts`. */
  @IdColumn('import_id', { nullable: true })
  importId!: string | null;

  /** When it was moved to the bin; null when it is not in the bin. */
  @TimeColumn('deleted_at', { nullable: true })
  deletedAt!: number | null;

  @IdColumn('deleted_by', { nullable: true })
  deletedBy!: string | null;

  /** Its code before it was moved to the bin; another question may take the code meanwhile. */
  @TextColumn('deleted_code', 60, { nullable: true })
  deletedCode!: string | null;
}
