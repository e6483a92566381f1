import {
  BooleanColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryIdColumn,
  TextColumn,
  TimeColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { Blueprint } from '../blueprint/blueprint';
import type { ExamPolicies } from '../content/exam-policies';

/** A blueprint, a duration, a pass mark and policies; frozen when it is locked. */
@Entity('exam')
@Index('ix_exam_organisation', ['organisationId'])
@Index('ix_exam_bank', ['bankId'])
export class Exam {
  @PrimaryIdColumn()
  id!: string;

  @TextColumn('title', 200)
  title!: string;

  @ForeignKey('Organisation', { name: 'fk_exam_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('organisation_id')
  organisationId!: string;

  @ForeignKey('QuestionBank', { name: 'fk_exam_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('bank_id')
  bankId!: string;

  @TextColumn('state', 10)
  state!: 'draft' | 'locked';

  @JsonColumn('blueprint')
  blueprint!: Blueprint;

  @IntColumn('item_count')
  itemCount!: number;

  @TimeColumn('max_millipoints')
  maxMillipoints!: number;

  @IntColumn('duration_minutes')
  durationMinutes!: number;

  @TimeColumn('pass_mark_millipoints')
  passMarkMillipoints!: number;

  @JsonColumn('policies')
  policies!: ExamPolicies;

  @JsonColumn('required_training_unit_ids')
  requiredTrainingUnitIds!: string[];

  @LongTextColumn('instructions')
  instructions!: string;

  @TextColumn('rules_version', 20)
  rulesVersion!: string;

  @LongTextColumn('rules')
  rules!: string;

  @TextColumn('privacy_version', 20)
  privacyVersion!: string;

  @LongTextColumn('privacy_notice')
  privacyNotice!: string;

  @TextColumn('certificate_title', 100)
  certificateTitle!: string;

  @TextColumn('certificate_issuer', 100)
  certificateIssuer!: string;

  @IntColumn('certificate_valid_months', { nullable: true })
  certificateValidMonths!: number | null;

  @BooleanColumn('rehearsal')
  rehearsal!: boolean;

  @IdColumn('created_by')
  createdBy!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  @TimeColumn('locked_at', { nullable: true })
  lockedAt!: number | null;
}
