import { IntColumn, PrimaryIdColumn, TextColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** A field of knowledge that a blueprint draws from. */
@Entity('question_domain')
export class QuestionDomain {
  @ForeignKey('QuestionBank', { name: 'fk_question_domain_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('bank_id')
  bankId!: string;

  @PrimaryIdColumn('code', 60)
  code!: string;

  @TextColumn('title', 100)
  title!: string;

  @IntColumn('position')
  position!: number;
}
