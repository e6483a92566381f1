import { Nested } from '@sunflower/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { OUTCOMES, type Outcome } from '../result/outcome';
import { OVERRIDE_KINDS, type Override } from '../override/override';
import type { ReleaseOutcome } from '../release/finish-release';
import type { ChangedRegistration } from './run-difference';

const CHANGES: readonly ChangedRegistration['change'][] = ['newly_failed', 'newly_passed', 'outcome', 'points'];
const RELEASE_OUTCOMES: readonly ReleaseOutcome[] = ['released', 'already_released'];
const STANDINGS: readonly (Outcome | 'ungraded')[] = [...OUTCOMES, 'ungraded'];

/** A change of how one question version counts: not at all, with a second right key, or full points for everybody. */
export class OverrideDto {
  @IsIn(OVERRIDE_KINDS)
  @ApiProperty({ enum: OVERRIDE_KINDS })
  kind!: Override['kind'];

  @IsString()
  @Length(1, 36)
  questionVersionId!: string;

  /** The second key, for accept_key: in the form of the question's own key, by positions in the authored order. */
  @IsOptional()
  @IsObject()
  @ApiProperty({ type: Object, required: false })
  key?: object;
}

export class CreateGradingRunDto {
  /** All that the run is to have; those of an earlier run are not taken over. */
  @IsArray()
  @ArrayMaxSize(500)
  @Nested(() => OverrideDto, { each: true })
  overrides!: OverrideDto[];

  @IsString()
  @MaxLength(500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class GradingReasonDto {
  @IsString()
  @MaxLength(500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class DifferenceQueryDto {
  /** How many changed registrations are listed, the weightiest first; default 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1000)
  limit?: number;
}

export class GradingRunDto {
  id!: string;
  examId!: string;
  /** 1-based, in the order of making. */
  runNumber!: number;
  overrides!: OverrideDto[];
  /** Of the scoring rules: 1 cut each item off to the millipoint and compared blanks by width and case alone; from 3 on ticking every option earns nothing. */
  rulesVersion!: number;
  reason!: string;

  /** Null: the system. */
  @ApiProperty({ type: String, nullable: true })
  createdBy!: string | null;

  @ApiProperty({ type: String, nullable: true })
  createdByName!: string | null;

  createdAt!: string;

  @ApiProperty({ type: String, nullable: true })
  releasedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  releasedBy!: string | null;

  @ApiProperty({ type: String, nullable: true })
  releasedByName!: string | null;

  /** Sessions with a result under this run. */
  graded!: number;

  /** Closed sessions without one. */
  ungraded!: number;

  /** Whether it may still be released: a newer released run ends it, and so does one that it was merged into. */
  releasable!: boolean;

  /** Made by accepting late responses. */
  lateResponses!: boolean;

  /** The later run that took its place when more late responses were accepted before its release. */
  @ApiProperty({ type: Number, nullable: true })
  mergedIntoRunNumber!: number | null;

  /** The sittings whose results were released with it, those that were over then; null while it is not released. */
  @ApiProperty({ type: [String], nullable: true })
  sittingIds!: string[] | null;
}

export class GradingRunListDto {
  /** In the order of making. */
  runs!: GradingRunDto[];
}

export class StandingDto {
  /** As it is, or as a release now would make it. */
  @ApiProperty({ enum: STANDINGS })
  outcome!: Outcome | 'ungraded';

  /** 1/1000 point; null unless graded. */
  @ApiProperty({ type: Number, nullable: true })
  scoreMillipoints!: number | null;

  maxMillipoints!: number;
  passed!: boolean;
}

export class ChangedRegistrationDto {
  /** Of the attempt that counts after the change. */
  registrationId!: string;
  attemptNumber!: number;
  ticketNumber!: string;
  candidateName!: string;
  organisationName!: string;

  @ApiProperty({ enum: CHANGES })
  change!: ChangedRegistration['change'];

  @ApiProperty({ type: StandingDto, nullable: true })
  before!: StandingDto | null;

  after!: StandingDto;
}

export class ChangeCountsDto {
  newlyPassed!: number;
  newlyFailed!: number;
  otherOutcome!: number;
  otherPoints!: number;
  unchanged!: number;
}

export class OutcomeCountsDto {
  passed!: number;
  failed!: number;
  absent!: number;
  deferred!: number;
  violation!: number;
  annulled!: number;
  ungraded!: number;
}

export class CertificateChangesDto {
  toIssue!: number;
  toRevoke!: number;
}

export class RunDifferenceDto {
  runNumber!: number;

  /** The run whose results count, or the one before; null for the first. */
  @ApiProperty({ type: Number, nullable: true })
  baseRunNumber!: number | null;

  registrations!: number;

  /** Without a result under this run yet: the difference is not whole before this is 0. */
  ungraded!: number;

  counts!: ChangeCountsDto;

  /** Everybody by what they would have, each person once. */
  outcomes!: OutcomeCountsDto;

  /** What the release would do. */
  certificates!: CertificateChangesDto;

  /** The weightiest first. */
  changes!: ChangedRegistrationDto[];
}

export class ReleaseDto {
  @ApiProperty({ enum: RELEASE_OUTCOMES })
  outcome!: ReleaseOutcome;

  run!: GradingRunDto;
}

export class AcceptLateResponsesDto extends GradingReasonDto {
  /** Sessions of this exam, each once: all that waits for them is accepted. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 36, { each: true })
  sessionIds!: string[];
}

export class AcceptedLateResponsesDto {
  /** Responses. */
  accepted!: number;

  /** Sessions that they are of. */
  sessions!: number;

  /** The one run that takes them in; null when nothing was waiting. */
  @ApiProperty({ type: String, nullable: true })
  runId!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  runNumber!: number | null;
}

export class WaitingQueryDto {
  /** The ticket number after which the page begins. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  after?: string;
}

export class WaitingSessionDto {
  sessionId!: string;
  ticketNumber!: string;
  candidateName!: string;
  organisationName!: string;

  /** Late responses that wait to be accepted. */
  waiting!: number;

  /** By the candidate's own account. */
  firstMadeAt!: string;

  lastReceivedAt!: string;
}

export class WaitingSessionListDto {
  items!: WaitingSessionDto[];

  /** To be sent as `after` for the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}
