import { BooleanColumn, IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** `dropped`: the draft took another bank; `purged`: the rehearsal was purged. */
export const BANK_USE_STATES = ['draft', 'locked', 'dropped', 'purged'] as const;
export type BankUseState = (typeof BANK_USE_STATES)[number];

/** Records that an exam draws or drew from a bank. The row outlives the exam, so it has no foreign key to it. */
@Entity('bank_use')
@Index('ix_bank_use_organisation', ['organisationId'])
export class BankUse {
  @ForeignKey('QuestionBank', { name: 'fk_bank_use_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('bank_id')
  bankId!: string;

  @PrimaryIdColumn('exam_id')
  examId!: string;

  @TextColumn('exam_title', 200)
  examTitle!: string;

  @ForeignKey('Organisation', { name: 'fk_bank_use_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('organisation_id')
  organisationId!: string;

  @BooleanColumn('rehearsal')
  rehearsal!: boolean;

  @TextColumn('state', 10)
  state!: BankUseState;

  @TimeColumn('first_used_at')
  firstUsedAt!: number;

  @TimeColumn('last_used_at')
  lastUsedAt!: number;
}
