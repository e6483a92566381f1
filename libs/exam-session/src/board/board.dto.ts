import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { MayBeAbsent, Nested } from '@sunflower/platform';
import { BOARD_STATUSES, type BoardStatus } from './board-rule';

const MOST_TICKED = 500;

const asList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

/** Which people a board shows. */
export class BoardFilterDto {
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  sittingId?: string;

  /** An exam site. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  siteId?: string;

  /** A room of a sitting. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  sittingRoomId?: string;

  /** A city or a county, with all that belongs to it. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  organisationId?: string;

  /** A ticket number, or a part of a name. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  search?: string;

  /** Separated by commas. */
  @MayBeAbsent()
  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(BOARD_STATUSES.length)
  @IsIn(BOARD_STATUSES, { each: true })
  @ApiProperty({ enum: BOARD_STATUSES, isArray: true, required: false, style: 'form', explode: false } as never)
  statuses?: BoardStatus[];
}

/** People on a board: `registrationIds`, all who match a filter, or, with both, the named people who match it. */
export class ChosenPeopleDto {
  @ValidateIf(({ filter, registrationIds }: ChosenPeopleDto) => filter === undefined || registrationIds !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TICKED)
  @IsString({ each: true })
  @Length(1, 36, { each: true })
  @ApiProperty({ type: [String], required: false })
  registrationIds?: string[];

  @MayBeAbsent()
  @Nested(() => BoardFilterDto)
  @ApiProperty({ type: () => BoardFilterDto, required: false })
  filter?: BoardFilterDto;
}

export class BoardQueryDto extends BoardFilterDto {
  /** Maximum number of rows; default 100. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class BoardStreamQueryDto extends BoardQueryDto {
  /** Sends the whole board once and ends: a test of whether events get through. */
  @MayBeAbsent()
  @IsBoolean()
  @Transform(({ value }) => value === 'true' || value === true)
  once?: boolean;
}

/** A candidate asks for help. */
export class BoardHandDto {
  id!: string;
  /** What the candidate added; may be empty. */
  text!: string;
  raisedAt!: string;

  /** When somebody of the staff saw it. */
  @ApiProperty({ type: String, nullable: true })
  seenAt!: string | null;
}

export class BoardRowDto {
  registrationId!: string;

  @ApiProperty({ type: String, nullable: true })
  sessionId!: string | null;

  candidateName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  ticketNumber!: string;
  sittingId!: string;

  /** Null without a seat. */
  @ApiProperty({ type: String, nullable: true })
  siteName!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  roomNumber!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  seatNumber!: number | null;

  @ApiProperty({ enum: BOARD_STATUSES })
  status!: BoardStatus;

  /** Time of the page's last request; null without a session and while unknown. */
  @ApiProperty({ type: String, nullable: true })
  seenAt!: string | null;

  /** Only for a session in progress; null while unknown. */
  @ApiProperty({ type: Number, nullable: true })
  answeredCount!: number | null;

  @ApiProperty({ type: String, nullable: true })
  deadlineAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;

  /** Counted acts that the exam watches for. */
  integrityCount!: number;

  /** How far the device's clock is ahead, as its page reports. */
  @ApiProperty({ type: Number, nullable: true })
  clockAheadSeconds!: number | null;

  /** The hand that is up. */
  @ApiProperty({ type: BoardHandDto, nullable: true })
  hand!: BoardHandDto | null;
}

export class TrendPointDto {
  at!: string;
  waiting!: number;
  answering!: number;
  through!: number;
}

export class BoardDto {
  /** Time of this state of the board. */
  at!: string;
  itemCount!: number;

  /** People by status, including statuses that were not asked for. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  counts!: Record<string, number>;

  /** Number of people with the statuses asked for. `rows` are the first of them, most urgent first. */
  total!: number;
  rows!: BoardRowDto[];

  /** One point per minute of the last hour. */
  trend!: TrendPointDto[];
}
