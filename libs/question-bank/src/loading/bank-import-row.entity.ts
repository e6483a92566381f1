import { IdColumn, PrimaryIdColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { QuestionState } from '../question/question-content';

/** A question added or changed by an import; kept as a record of the import. */
@Entity('bank_import_row')
@Index('ix_bank_import_row_question', ['questionId'])
export class BankImportRow {
  @ForeignKey('BankImport', { name: 'fk_bank_import_row_import', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('import_id')
  importId!: string;

  @PrimaryIdColumn('question_id')
  questionId!: string;

  /** The version of the question after the import. */
  @IdColumn('version_id')
  versionId!: string;

  @TextColumn('state', 12)
  state!: QuestionState;

  /** Null for a new question. */
  @IdColumn('version_before', { nullable: true })
  versionBefore!: string | null;

  @TextColumn('state_before', 12, { nullable: true })
  stateBefore!: QuestionState | null;
}
