import {
  IdColumn,
  IntColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryIdColumn,
  TextColumn,
  TimeColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { NoticeReason, PortName } from '../port/notice-port';
import type { NoticeAudience } from './notice-audience';
import type { BatchState, NoticeState } from './notice-state';

/** A text that is sent to many people, or once to the office. */
@Entity('notice_batch')
@Index('ix_notice_batch_exam', ['examId', 'createdAt'])
@Index('ix_notice_batch_work', ['port', 'state', 'sendAt'])
@Index('ux_notice_batch_standing', ['standingKey'], { unique: true })
export class NoticeBatch {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_notice_batch_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  @TextColumn('port', 20)
  port!: PortName;

  /** The text with its fields in braces. An access code is filled in when the notice is sent, and is not stored. */
  @TextColumn('body', 500)
  body!: string;

  /** Null: the office. */
  @JsonColumn('audience', { nullable: true })
  audience!: NoticeAudience | null;

  @TextColumn('state', 20)
  state!: BatchState;

  /** Unique; of a batch that never ends, to which the system adds notices. Null for all others. */
  @TextColumn('standing_key', 60, { nullable: true })
  standingKey!: string | null;

  /** The last registration for which a notice was written. */
  @IdColumn('gathered_to', { nullable: true })
  gatheredTo!: string | null;

  /** 1: all notices are written. */
  @IntColumn('gathered')
  gathered!: number;

  @TimeColumn('send_at')
  sendAt!: number;

  /** Null: the system. */
  @IdColumn('created_by', { nullable: true })
  createdBy!: string | null;

  @TimeColumn('created_at')
  createdAt!: number;
}

/** What one person, or the office, gets of a batch. It has no text, no phone and no access code. */
@Entity('notice')
@Index('ux_notice_recipient', ['batchId', 'recipient'], { unique: true })
@Index('ix_notice_due', ['batchId', 'state', 'dueAt'])
export class Notice {
  /** The key by which a gateway knows a notice that is sent again. */
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('NoticeBatch', { name: 'fk_notice_batch', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('batch_id')
  batchId!: string;

  /** Null: the office. A cancelled registration is not there any more. */
  @IdColumn('registration_id', { nullable: true })
  registrationId!: string | null;

  /** Once in a batch. */
  @TextColumn('recipient', 60)
  recipient!: string;

  @TextColumn('state', 20)
  state!: NoticeState;

  @IntColumn('attempts')
  attempts!: number;

  /** When it is tried next; of one being sent, when another process may take it. */
  @TimeColumn('due_at')
  dueAt!: number;

  /** Of the attempt that runs. */
  @IdColumn('claim', { nullable: true })
  claim!: string | null;

  /** Why the last attempt failed. */
  @TextColumn('reason', 30, { nullable: true })
  reason!: NoticeReason | null;

  /** In the gateway's words, without codes and numbers. */
  @TextColumn('detail', 200, { nullable: true })
  detail!: string | null;

  /** The gateway's number for it. */
  @TextColumn('reference', 100, { nullable: true })
  reference!: string | null;

  @TimeColumn('changed_at')
  changedAt!: number;
}

/** What a trial would have sent. */
@Entity('notice_record')
@Index('ix_notice_record_time', ['recordedAt'])
export class NoticeRecord {
  @ForeignKey('Notice', { name: 'fk_notice_record_notice', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('notice_id')
  noticeId!: string;

  /** Recipient and text, sealed: they may hold a phone and an access code. */
  @LongTextColumn('content_sealed')
  contentSealed!: string;

  @TimeColumn('recorded_at')
  recordedAt!: number;
}

/** What an exam allows; without a row, nothing. */
@Entity('notice_setting')
export class NoticeSetting {
  @ForeignKey('Exam', { name: 'fk_notice_setting_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('exam_id')
  examId!: string;

  /** 1: candidates may have a new access code sent to the phone on file. */
  @IntColumn('lost_codes')
  lostCodes!: number;
}
