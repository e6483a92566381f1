import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { LONGEST_ADDED_MINUTES } from '@sunflower/exam';
import { RESPONSE_VALUE, StoredResponseDto } from '../contract/candidate.dto';
import { LIST_ORDERS, type ListOrder } from './session-list-order';
import type { ListedState } from './session-list.repository';
import type { SessionState } from '../contract/session-state';

const STATES: readonly SessionState[] = ['in_progress', 'submitted', 'timed_out', 'closed', 'voided'];
const LISTED_STATES: readonly ListedState[] = [...STATES, 'not_started'];

export class SessionListQueryDto {
  @MayBeAbsent()
  @IsIn(LISTED_STATES)
  @ApiProperty({ enum: LISTED_STATES, required: false })
  state?: ListedState;

  @MayBeAbsent()
  @IsBoolean()
  @Transform(({ value }) => value === 'true' || value === true)
  lockedOnly?: boolean;

  /** A ticket number, or the beginning of a name. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  search?: string;

  /** `trouble`: locked sessions first, then sessions in progress by counted acts and time left. Default `ticket`. */
  @MayBeAbsent()
  @IsIn(LIST_ORDERS)
  @ApiProperty({ enum: LIST_ORDERS, required: false })
  order?: ListOrder;

  /** `nextAfter` of the page before, in the same order. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(60)
  after?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class ListedSessionDto {
  registrationId!: string;
  candidateName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  ticketNumber!: string;

  @ApiProperty({ type: String, nullable: true })
  sessionId!: string | null;

  @ApiProperty({ enum: LISTED_STATES })
  state!: ListedState;

  locked!: boolean;

  @ApiProperty({ type: String, nullable: true })
  startedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  deadlineAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;

  /** Counted acts that the exam watches for. */
  integrityCount!: number;
}

export class SessionListDto {
  items!: ListedSessionDto[];

  /** To be sent as `after` for the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

export class SessionEventViewDto {
  kind!: string;
  at!: string;
  receivedAt!: string;
  address!: string;
  device!: string;

  /** Whether it raised the integrity count. */
  counted!: boolean;

  @ApiProperty({ type: Object, nullable: true, additionalProperties: true })
  details!: unknown;
}

export class LateResponseDto {
  itemNumber!: number;
  revision!: number;

  @ApiProperty(RESPONSE_VALUE)
  response!: unknown;

  madeAt!: string;
  receivedAt!: string;

  @ApiProperty({ type: String, nullable: true })
  acceptedAt!: string | null;
}

export class AuditEntryDto {
  at!: string;

  @ApiProperty({ type: String, nullable: true })
  staffId!: string | null;

  /** Null: the system, or an account that is not there any more. */
  @ApiProperty({ type: String, nullable: true })
  staffName!: string | null;

  action!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: Object, nullable: true, additionalProperties: true })
  details!: unknown;
}

/** Each time that the candidate asked for help. */
export class SessionHandDto {
  raisedAt!: string;
  /** What the candidate added; may be empty. */
  text!: string;

  @ApiProperty({ type: String, nullable: true })
  seenAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;

  /** Whether the candidate lowered it; false also while it is up. */
  loweredByCandidate!: boolean;
}

export class SessionDetailDto {
  id!: string;
  registrationId!: string;
  examId!: string;

  @ApiProperty({ enum: STATES })
  state!: SessionState;

  locked!: boolean;
  seat!: number;
  startedAt!: string;
  deadlineAt!: string;
  extraTimeMinutes!: number;

  /** The part of `extraTimeMinutes` that staff added to the running session. */
  addedMinutes!: number;

  /** The most minutes that may be added in all by the caller's rights; 0 if the caller may add none. */
  addedLimitMinutes!: number;

  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  receipt!: string | null;

  /** Counted acts that the exam watches for. */
  integrityCount!: number;

  planSha256!: string;
  responses!: StoredResponseDto[];
  lateResponses!: LateResponseDto[];
  events!: SessionEventViewDto[];
  /** The newest first. */
  hands!: SessionHandDto[];
  audit!: AuditEntryDto[];
}

export class SessionReasonDto {
  @IsString()
  @Length(2, 500)
  reason!: string;
}

export class ExtendSessionDto extends SessionReasonDto {
  @IsInt()
  @Min(1)
  @Max(LONGEST_ADDED_MINUTES)
  extraMinutes!: number;
}

export class PaperProgressDto {
  registered!: number;
  /** Registrations with a prepared paper. A registration that started without one gets none. */
  prepared!: number;
}
