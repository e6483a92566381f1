import { IdColumn, IntColumn, LongTextColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A public page on which people apply for a sitting by themselves: when, how many, and from which organisations. */
@Entity('self_registration')
@Index('ux_self_registration_token', ['token'], { unique: true })
@Index('ix_self_registration_exam', ['examId'])
export class SelfRegistration {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_self_registration_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('exam_id')
  examId!: string;

  /** For which those who are approved are registered. */
  @IdColumn('sitting_id')
  sittingId!: string;

  /** Applicants belong to it or to one below it. */
  @IdColumn('organisation_id')
  organisationId!: string;

  /** In the address of the page. */
  @TextColumn('token', 40)
  token!: string;

  @TimeColumn('opens_at')
  opensAt!: number;

  @TimeColumn('closes_at')
  closesAt!: number;

  /** How many may wait or be approved; null: as many as come. */
  @IntColumn('quota', { nullable: true })
  quota!: number | null;

  /** Who may apply, in the office's words. */
  @LongTextColumn('conditions')
  conditions!: string;

  @IdColumn('created_by')
  createdBy!: string;

  @TimeColumn('created_at')
  createdAt!: number;
}
