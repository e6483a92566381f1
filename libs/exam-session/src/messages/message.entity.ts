import { IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { Audience } from './audience';

/** A message of staff to candidates who sit an exam. */
@Entity('exam_message')
@Index('ix_exam_message_exam', ['examId', 'sentAt'])
export class ExamMessage {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_exam_message_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  /** Null: the people of `exam_message_person`. */
  @JsonColumn('audience', { nullable: true })
  audience!: Audience | null;

  @TextColumn('body', 500)
  body!: string;

  /** The organisation in whose name it was sent; candidates see its name, and not who sent it. */
  @IdColumn('office_id')
  officeId!: string;

  @IdColumn('sent_by')
  sentBy!: string;

  @TimeColumn('sent_at')
  sentAt!: number;

  /** How many people could read it when it was sent. */
  @IntColumn('total')
  total!: number;

  /** How many people have read it, also those who started later. */
  @IntColumn('read_count')
  readCount!: number;
}

/** A person to whom a message was sent by name, or who has read one that was sent to many. */
@Entity('exam_message_person')
@Index('ix_exam_message_person_registration', ['registrationId', 'messageId'])
export class ExamMessagePerson {
  @ForeignKey('ExamMessage', { name: 'fk_exam_message_person_message', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('message_id')
  messageId!: string;

  @PrimaryIdColumn('registration_id')
  registrationId!: string;

  @TimeColumn('read_at', { nullable: true })
  readAt!: number | null;
}
