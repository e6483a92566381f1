import { ApiProperty } from '@nestjs/swagger';
import { OUTCOMES, RESULT_KINDS, type ResultKind } from '@sunflower/grading';
import { Transform } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { CandidateResult } from './candidate-result';

const RESULT_STATES: readonly CandidateResult['state'][] = ['grading', 'withheld', 'released'];

/** How an exam stands, in people, each by the latest attempt; at most a second old. */
export class LiveCountsDto {
  /** The sum of the six states below. */
  registered!: number;
  notStarted!: number;
  inProgress!: number;
  submitted!: number;
  timedOut!: number;
  closed!: number;
  voided!: number;

  /** Open sessions that are locked; they are in `inProgress` too. */
  locked!: number;

  /** Sessions that have ended and are graded. */
  graded!: number;

  /** Sessions that have ended and are not graded yet. */
  ungraded!: number;

  /** Attempts besides, each followed by another one of the same person. */
  earlierAttempts!: number;
}

/** How the results that count turned out, in people. */
export class ResultCountsDto {
  passed!: number;
  /** Graded, and not passed. */
  failed!: number;
  absent!: number;
  deferred!: number;
  violation!: number;
  annulled!: number;
}

/** Both null before the first release. */
export class ReleasedResultsDto {
  @ApiProperty({ type: String, nullable: true })
  releasedAt!: string | null;

  @ApiProperty({ type: ResultCountsDto, nullable: true })
  counts!: ResultCountsDto | null;
}

/** The candidate's result; all null before the release. */
export class CandidateResultDto {
  @ApiProperty({ enum: RESULT_STATES })
  state!: CandidateResult['state'];

  @ApiProperty({ enum: OUTCOMES, nullable: true })
  outcome!: CandidateResult['outcome'];

  @ApiProperty({ type: Number, nullable: true })
  scoreMillipoints!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  maxMillipoints!: number | null;

  @ApiProperty({ type: Boolean, nullable: true })
  passed!: boolean | null;

  @ApiProperty({ type: String, nullable: true })
  certificateNumber!: string | null;

  /** Left out, unless another attempt of the person counts. */
  @ApiProperty({ type: Boolean, required: false })
  counts?: false;
}

export class PassListQueryDto {
  /** Only people of this organisation and those below it. */
  @IsOptional()
  @IsString()
  @MaxLength(36)
  organisationId?: string;

  /** Only who passed. */
  @IsOptional()
  @IsBoolean()
  @Transform(({ value }) => value === 'true' || value === '' || value === true)
  passedOnly?: boolean;
}

export class PurgeRehearsalDto {
  @IsOptional()
  @IsString()
  @Length(2, 500)
  reason?: string;
}

export class PeopleByResultQueryDto {
  /** `failed,absent`: at least one. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(RESULT_KINDS, { each: true })
  @ApiProperty({ type: String, description: RESULT_KINDS.join(',') })
  kinds!: ResultKind[];

  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, required: false })
  sittingId?: string;

  /** Id of the last registration of the page before. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, required: false })
  after?: string;

  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

/** Somebody whose result that counts is of this kind; `failed` was graded and did not pass. */
export class PersonByResultDto {
  registrationId!: string;
  personId!: string;
  candidateName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  @ApiProperty({ enum: RESULT_KINDS })
  kind!: ResultKind;
}
