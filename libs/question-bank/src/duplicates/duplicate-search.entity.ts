import { IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

export const DUPLICATE_SEARCH_STATES = ['running', 'done', 'failed'] as const;
export type DuplicateSearchState = (typeof DUPLICATE_SEARCH_STATES)[number];

/** The latest search for near-duplicates in a bank. */
@Entity('duplicate_search')
export class DuplicateSearch {
  @ForeignKey('QuestionBank', { name: 'fk_duplicate_search_bank', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('bank_id')
  bankId!: string;

  @TextColumn('state', 12)
  state!: DuplicateSearchState;

  @TimeColumn('begun_at')
  begunAt!: number;

  /** Until then it counts as running. */
  @TimeColumn('lease_until')
  leaseUntil!: number;

  @TimeColumn('done_at', { nullable: true })
  doneAt!: number | null;

  @IntColumn('question_count')
  questionCount!: number;

  /** All pairs found, including those above the number that is kept. */
  @IntColumn('pair_count')
  pairCount!: number;
}
