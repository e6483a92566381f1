import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** `kept`: both are wanted; `ignored`: they are not alike; `merged`: one of them was retired. */
export const DUPLICATE_DECISIONS = ['kept', 'ignored', 'merged'] as const;
export type DuplicateDecision = (typeof DUPLICATE_DECISIONS)[number];

/** Two questions that ask nearly the same. A decision is kept, whatever later searches find. */
@Entity('duplicate_pair')
@Index('ix_duplicate_pair_second', ['secondId'])
@Index('ix_duplicate_pair_bank', ['bankId', 'percent'])
export class DuplicatePair {
  /** The question with the smaller id. */
  @ForeignKey('Question', { name: 'fk_duplicate_pair_first', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('first_id')
  firstId!: string;

  @ForeignKey('Question', { name: 'fk_duplicate_pair_second', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('second_id')
  secondId!: string;

  @IdColumn('bank_id')
  bankId!: string;

  @IntColumn('percent')
  percent!: number;

  @TextColumn('decision', 12, { nullable: true })
  decision!: DuplicateDecision | null;

  @IdColumn('decided_by', { nullable: true })
  decidedBy!: string | null;

  @TimeColumn('decided_at', { nullable: true })
  decidedAt!: number | null;
}
