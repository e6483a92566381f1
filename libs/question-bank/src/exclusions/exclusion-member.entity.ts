import { IdColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/**
 * A question of an exclusion group: a paper has at most one question of a group. A question is in at most one group.
 */
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
