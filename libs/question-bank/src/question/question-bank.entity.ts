import { BooleanColumn, IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A collection of questions by domain. */
@Entity('question_bank')
@Index('ux_question_bank_code', ['code'], { unique: true })
@Index('ix_question_bank_organisation', ['organisationId'])
export class QuestionBank {
  @PrimaryIdColumn()
  id!: string;

  @TextColumn('code', 60)
  code!: string;

  @TextColumn('title', 200)
  title!: string;

  @ForeignKey('Organisation', { name: 'fk_question_bank_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('organisation_id')
  organisationId!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  /** The import that brought it: see `shown.ts`. */
  @IdColumn('import_id', { nullable: true })
  importId!: string | null;

  /** 练习库: its questions may be practised with. Those of a secure bank (考试库) are seen in exams only. */
  @BooleanColumn('is_open', { default: false })
  isOpen!: boolean;

  /** One of `REVIEWERS_WANTED`. */
  @IntColumn('reviewers_wanted', { default: 1 })
  reviewersWanted!: number;
}
