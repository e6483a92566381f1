import { ApiProperty } from '@nestjs/swagger';
import { IsIsoTime, Nested, MayBeAbsent } from '@sunflower/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  BATCH_FILTERS,
  BATCH_STATES,
  NOTICE_STATES,
  type BatchFilter,
  type BatchState,
  type NoticeState,
} from '../outbox/notice-state';
import { NOTICE_REASONS, PORT_NAMES, type NoticeReason, type PortName } from '../port/notice-port';
import { MOST_TEXT } from '../text/notice-fields';

export const MOST_TICKED = 1_000;

/** Whom a notice is for: everybody registered who fits all that is given. */
export class NoticeAudienceDto {
  @MayBeAbsent()
  @IsUUID()
  sittingId?: string;

  /** The organisation and those below it. */
  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;

  /** Only those who passed by the released results. */
  @MayBeAbsent()
  @IsBoolean()
  passed?: boolean;

  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TICKED)
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: [String], required: false })
  registrationIds?: string[];
}

export class NoticeDraftDto {
  @IsIn(PORT_NAMES)
  @ApiProperty({ enum: PORT_NAMES })
  port!: PortName;

  /** Plain text with fields in braces. */
  @IsString()
  @MaxLength(MOST_TEXT)
  @Matches(/[^\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u, { message: 'body must not be blank' })
  body!: string;

  /** Left out for the office, and for everybody. */
  @MayBeAbsent()
  @Nested(() => NoticeAudienceDto)
  @ApiProperty({ type: () => NoticeAudienceDto, required: false })
  audience?: NoticeAudienceDto;
}

export class NewNoticeDto extends NoticeDraftDto {
  /** Chosen by the page: a request that is sent twice makes one notice. */
  @IsUUID()
  id!: string;

  /** Left out: at once. */
  @MayBeAbsent()
  @IsIsoTime()
  @ApiProperty({ type: String, required: false })
  sendAt?: string;
}

export class NoticePortDto {
  @ApiProperty({ enum: PORT_NAMES })
  name!: PortName;
  /** Whether the operator has set it up. */
  ready!: boolean;
  /** Whether it reaches each person; otherwise it tells the office once. */
  personal!: boolean;
  perSecond!: number;
}

export class NoticeBatchDto {
  id!: string;
  @ApiProperty({ enum: PORT_NAMES })
  port!: PortName;
  body!: string;
  @ApiProperty({ enum: BATCH_STATES })
  state!: BatchState;
  /** Codes that candidates asked for; it never ends. */
  lostCodes!: boolean;
  sendAt!: string;
  createdAt!: string;
  /** Null: the system, or an account that is not there any more. */
  @ApiProperty({ type: String, nullable: true })
  createdByName!: string | null;
  total!: number;
  sent!: number;
  /** Waiting or being sent. */
  open!: number;
  /** Failed or given up. */
  undelivered!: number;
}

export class NoticeListDto {
  @ApiProperty({ type: [NoticePortDto] })
  ports!: NoticePortDto[];
  /** Fields of a notice to a person. */
  @ApiProperty({ type: [String] })
  personalFields!: string[];
  /** Fields of a notice to the office. */
  @ApiProperty({ type: [String] })
  officeFields!: string[];
  /** The newest first. */
  @ApiProperty({ type: [NoticeBatchDto] })
  batches!: NoticeBatchDto[];
  /** Whether candidates may ask for a lost access code. */
  lostCodesAllowed!: boolean;
}

export class NoticeSampleDto {
  /** Null: the office. */
  @ApiProperty({ type: String, nullable: true })
  candidateName!: string | null;
  /** The last four digits; null without a phone. */
  @ApiProperty({ type: String, nullable: true })
  maskedPhone!: string | null;
  /** The access code is masked. */
  text!: string;
}

export class NoticePreviewDto {
  people!: number;
  withoutPhone!: number;
  @ApiProperty({ type: [NoticeSampleDto] })
  samples!: NoticeSampleDto[];
}

export class NoticeListQueryDto {
  /** Left out: all. */
  @MayBeAbsent()
  @IsIn(BATCH_FILTERS)
  @ApiProperty({ enum: BATCH_FILTERS, required: false })
  state?: BatchFilter;
}

export class NoticePageQueryDto {
  /** Left out: all. `undelivered`: failed and given up. */
  @MayBeAbsent()
  @IsIn([...NOTICE_STATES, 'undelivered'])
  @ApiProperty({ enum: [...NOTICE_STATES, 'undelivered'], required: false })
  state?: NoticeState | 'undelivered';

  /** `nextAfter` of the page before. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(36)
  after?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class NoticeDto {
  id!: string;
  /** Null: the office, or a cancelled registration. */
  @ApiProperty({ type: String, nullable: true })
  candidateName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  ticketNumber!: string | null;
  @ApiProperty({ type: String, nullable: true })
  organisationName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  maskedPhone!: string | null;
  @ApiProperty({ enum: NOTICE_STATES })
  state!: NoticeState;
  attempts!: number;
  @ApiProperty({ enum: NOTICE_REASONS, nullable: true })
  reason!: NoticeReason | null;
  /** The gateway's words. */
  @ApiProperty({ type: String, nullable: true })
  detail!: string | null;
  changedAt!: string;
}

export class NoticePageDto {
  @ApiProperty({ type: [NoticeDto] })
  items!: NoticeDto[];
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

export class RecordPageQueryDto {
  @MayBeAbsent()
  @IsString()
  @MaxLength(36)
  after?: string;
}

export class NoticeRecordDto {
  id!: string;
  @ApiProperty({ type: String, nullable: true })
  candidateName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  maskedPhone!: string | null;
  /** As it would have been sent. */
  text!: string;
  recordedAt!: string;
}

export class NoticeRecordPageDto {
  @ApiProperty({ type: [NoticeRecordDto] })
  items!: NoticeRecordDto[];
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

export class RetriedDto {
  /** Notices that are tried again. */
  notices!: number;
}

export class LostCodesDto {
  @IsBoolean()
  allowed!: boolean;
}
