import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { BOARD_STATUSES, type BoardStatus } from './board-rule';

const asList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

/** Whom a board shows. */
export class BoardFilterDto {
  @IsOptional()
  @IsString()
  @Length(1, 36)
  sittingId?: string;

  /** A city or a county, with all that belongs to it. */
  @IsOptional()
  @IsString()
  @Length(1, 36)
  organisationId?: string;

  /** A ticket number, or a part of a name. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  search?: string;

  /** Several are divided by commas. */
  @IsOptional()
  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(BOARD_STATUSES.length)
  @IsIn(BOARD_STATUSES, { each: true })
  @ApiProperty({ enum: BOARD_STATUSES, isArray: true, required: false, style: 'form', explode: false } as never)
  statuses?: BoardStatus[];
}

export class BoardQueryDto extends BoardFilterDto {
  /** Rows; 100 where nothing is said. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class BoardStreamQueryDto extends BoardQueryDto {
  /** The whole, and then the end: for whoever only tries whether events come through. */
  @IsOptional()
  @IsBoolean()
  @Transform(({ value }) => value === 'true' || value === true)
  once?: boolean;
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

  @ApiProperty({ enum: BOARD_STATUSES })
  status!: BoardStatus;

  /** When the page was last heard of; null without a session, and while it is not known yet. */
  @ApiProperty({ type: String, nullable: true })
  seenAt!: string | null;

  /** Of a session in progress; null while it is not known yet. */
  @ApiProperty({ type: Number, nullable: true })
  answeredCount!: number | null;

  @ApiProperty({ type: String, nullable: true })
  deadlineAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;

  /** Acts that the exam watches for. */
  integrityCount!: number;

  /** By how much the device's clock is ahead, as its page told. */
  @ApiProperty({ type: Number, nullable: true })
  clockAheadSeconds!: number | null;
}

export class TrendPointDto {
  at!: string;
  waiting!: number;
  answering!: number;
  through!: number;
}

export class BoardDto {
  /** What is shown is as it stood then. */
  at!: string;
  itemCount!: number;

  /** People by status, whatever statuses are asked for. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  counts!: Record<string, number>;

  /** People of the statuses that are asked for; `rows` are the first of them, those who need somebody before the others. */
  total!: number;
  rows!: BoardRowDto[];

  /** The last hour by the minute. */
  trend!: TrendPointDto[];
}
