import { IdColumn, IntColumn, PrimaryIdColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** 错题: a question that somebody answered wrongly when they practised it last. */
@Entity('practice_mistake')
@Index('ix_practice_mistake_bank', ['staffId', 'bankId'])
export class PracticeMistake {
  @PrimaryIdColumn('staff_id')
  staffId!: string;

  @ForeignKey('Question', { name: 'fk_practice_mistake_question', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('question_id')
  questionId!: string;

  @IdColumn('bank_id')
  bankId!: string;

  @IntColumn('mistake_count')
  mistakeCount!: number;

  @TimeColumn('made_at')
  madeAt!: number;
}
