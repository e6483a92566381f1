import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A registration that was made by mistake and cancelled. It is kept on record only; the exam no longer has it. */
@Entity('cancelled_registration')
@Index('ix_cancelled_registration_exam', ['examId', 'id'])
@Index('ix_cancelled_registration_person', ['personId'])
@Index('ix_cancelled_registration_ticket', ['ticketNumber'])
export class CancelledRegistration {
  /** The id of the former registration. */
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_cancelled_registration_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('exam_id')
  examId!: string;

  @IdColumn('sitting_id')
  sittingId!: string;

  @IdColumn('person_id')
  personId!: string;

  @IntColumn('attempt_number')
  attemptNumber!: number;

  @TextColumn('candidate_name', 100)
  candidateName!: string;

  @TextColumn('masked_id_number', 30)
  maskedIdNumber!: string;

  @TextColumn('organisation_name', 120)
  organisationName!: string;

  @TextColumn('organisation_path', 120)
  organisationPath!: string;

  @TextColumn('ticket_number', 20)
  ticketNumber!: string;

  @TimeColumn('cancelled_at')
  cancelledAt!: number;

  @IdColumn('staff_id')
  staffId!: string;

  @TextColumn('reason', 500)
  reason!: string;
}
