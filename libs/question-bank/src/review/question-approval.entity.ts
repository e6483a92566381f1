import { PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** Who approved a version: never its author, and nobody twice. */
@Entity('question_approval')
export class QuestionApproval {
  @ForeignKey('QuestionVersion', { name: 'fk_question_approval_version', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('version_id')
  versionId!: string;

  @PrimaryIdColumn('staff_id')
  staffId!: string;

  @TimeColumn('created_at')
  createdAt!: number;
}
