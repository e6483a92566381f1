import { IdColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A question of an exclusion group: of those with one group a paper has one at most. A question is in one group, or in none. */
@Entity('exclusion_member')
@Index('ix_exclusion_member_group', ['bankId', 'groupId'])
export class ExclusionMember {
  @ForeignKey('Question', { name: 'fk_exclusion_member_question', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('question_id')
  questionId!: string;

  @ForeignKey('QuestionBank', { name: 'fk_exclusion_member_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('bank_id')
  bankId!: string;

  @IdColumn('group_id')
  groupId!: string;

  @IdColumn('created_by', { nullable: true })
  createdBy!: string | null;

  @TimeColumn('created_at')
  createdAt!: number;
}
