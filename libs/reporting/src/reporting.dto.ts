import { ApiProperty } from '@nestjs/swagger';
import { OUTCOMES, RESULT_KINDS, type ResultKind } from '@sunflower/grading';
import { Transform } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import type { CandidateResult } from './candidate-result';

const RESULT_STATES: readonly CandidateResult['state'][] = ['grading', 'withheld', 'released'];

/** State of an exam, counted in people, each by the latest attempt; at most a second old. */
export class LiveCountsDto {
  /** The sum of the six states below. */
  registered!: number;
  notStarted!: number;
  inProgress!: number;
  submitted!: number;
  timedOut!: number;
  closed!: number;
  voided!: number;

  /** Open sessions that are locked; also counted in `inProgress`. */
  locked!: number;

  /** Ended sessions that are graded. */
  graded!: number;

  /** Ended sessions that are not graded yet. */
  ungraded!: number;

  /** Attempts followed by another attempt of the same person; not counted in `registered`. */
  earlierAttempts!: number;
}

/** People by released result. */
export class ResultCountsDto {
  passed!: number;
  /** Graded and not passed. */
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

  /** Present only when another attempt of the person counts. */
  @ApiProperty({ type: Boolean, required: false })
  counts?: false;
}

export class PassListQueryDto {
  /** Only people of this organisation and those below it. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(36)
  organisationId?: string;

  /** Only people who passed. */
  @MayBeAbsent()
  @IsBoolean()
  @Transform(({ value }) => value === 'true' || value === '' || value === true)
  passedOnly?: boolean;
}

export class PurgeRehearsalDto {
  @MayBeAbsent()
  @IsString()
  @Length(2, 500)
  reason?: string;
}

export class PeopleByResultQueryDto {
  /** Comma-separated, at least one: `failed,absent`. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(RESULT_KINDS, { each: true })
  @ApiProperty({ type: String, description: RESULT_KINDS.join(',') })
  kinds!: ResultKind[];

  @MayBeAbsent()
  @IsUUID()
  @ApiProperty({ type: String, required: false })
  sittingId?: string;

  /** Id of the last registration of the previous page. */
  @MayBeAbsent()
  @IsUUID()
  @ApiProperty({ type: String, required: false })
  after?: string;

  @MayBeAbsent()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

/** A person whose counting result is of this kind; `failed` means graded and not passed. */
export class PersonByResultDto {
  registrationId!: string;
  personId!: string;
  candidateName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  @ApiProperty({ enum: RESULT_KINDS })
  kind!: ResultKind;
}
