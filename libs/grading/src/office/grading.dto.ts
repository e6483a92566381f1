import { Nested, MayBeAbsent } from '@sunflower/platform';
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
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { LONGEST_WINDOW_DAYS } from '../appeals/appeal-rule';
import { OUTCOMES, type Outcome } from '../result/outcome';
import { OVERRIDE_KINDS, type Override } from '../override/override';
import type { ReleaseOutcome } from '../release/finish-release';
import type { ChangedRegistration } from './run-difference';

const CHANGES: readonly ChangedRegistration['change'][] = ['newly_failed', 'newly_passed', 'outcome', 'points'];
const RELEASE_OUTCOMES: readonly ReleaseOutcome[] = ['released', 'already_released'];
const STANDINGS: readonly (Outcome | 'ungraded')[] = [...OUTCOMES, 'ungraded'];

/**
 * A change to how one question version counts: not at all, with a second right key, or with full points for everybody.
 */
export class OverrideDto {
  @IsIn(OVERRIDE_KINDS)
  @ApiProperty({ enum: OVERRIDE_KINDS })
  kind!: Override['kind'];

  @IsString()
  @Length(1, 36)
  questionVersionId!: string;

  /**
   * The second key, for accept_key only: in the form of the question's own key, with positions in the authored order.
   */
  @MayBeAbsent()
  @IsObject()
  @ApiProperty({ type: Object, required: false })
  key?: object;
}

export class CreateGradingRunDto {
  /** All overrides of the new run; overrides of an earlier run are not carried over. */
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

/** Set with a release, for the sittings that it covers and that have no window yet. */
export class AppealTimesDto {
  /** From the release on. */
  @IsInt()
  @Min(1)
  @Max(LONGEST_WINDOW_DAYS)
  days!: number;

  /** An appeal is answered within so many days. */
  @IsInt()
  @Min(1)
  @Max(LONGEST_WINDOW_DAYS)
  answerDays!: number;
}

export class ReleaseRequestDto extends GradingReasonDto {
  /** Left out: the release opens no window for appeals. */
  @MayBeAbsent()
  @Nested(() => AppealTimesDto)
  @ApiProperty({ type: AppealTimesDto, required: false })
  appeals?: AppealTimesDto;
}

export class DifferenceQueryDto {
  /** Maximum number of changed registrations listed, the most important first; default 200. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1000)
  limit?: number;
}

export class GradingRunDto {
  id!: string;
  examId!: string;
  /** 1-based, in the order of creation. */
  runNumber!: number;
  overrides!: OverrideDto[];
  /**
   * Version of the scoring rules. Version 1 truncated each item to the millipoint and compared blanks by width and case
   * alone; from version 3, ticking every option earns nothing.
   */
  rulesVersion!: number;
  reason!: string;

  /** Null when the system made the run. */
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

  /** Closed sessions without a result under this run. */
  ungraded!: number;

  /** Essays of the exam without a final mark, while sessions wait for them; otherwise 0. */
  scriptsToMark!: number;

  /**
   * Whether the run may still be released: not after a newer run was released, nor after this run was merged into
   * another.
   */
  releasable!: boolean;

  /** True when the run was made by accepting late responses. */
  lateResponses!: boolean;

  /** The later run that replaced this one when more late responses were accepted before its release; null otherwise. */
  @ApiProperty({ type: Number, nullable: true })
  mergedIntoRunNumber!: number | null;

  /** The sittings whose results this run released (those that were over by then); null while the run is unreleased. */
  @ApiProperty({ type: [String], nullable: true })
  sittingIds!: string[] | null;
}

export class GradingRunListDto {
  /** In the order of creation. */
  runs!: GradingRunDto[];
}

export class StandingDto {
  /** The outcome as released, or as a release now would make it. */
  @ApiProperty({ enum: STANDINGS })
  outcome!: Outcome | 'ungraded';

  /** 1/1000 point; null unless graded. */
  @ApiProperty({ type: Number, nullable: true })
  scoreMillipoints!: number | null;

  maxMillipoints!: number;
  passed!: boolean;
}

export class ChangedRegistrationDto {
  /** The attempt that counts after the change. */
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

  /** The released run, or else the previous run; null for the first. */
  @ApiProperty({ type: Number, nullable: true })
  baseRunNumber!: number | null;

  registrations!: number;

  /** Sessions without a result under this run yet; the difference is incomplete until this is 0. */
  ungraded!: number;

  counts!: ChangeCountsDto;

  /** People by their outcome under this run, each person once. */
  outcomes!: OutcomeCountsDto;

  /** Changes to certificates that the release would make. */
  certificates!: CertificateChangesDto;

  /** The most important first. */
  changes!: ChangedRegistrationDto[];
}

export class ReleaseDto {
  @ApiProperty({ enum: RELEASE_OUTCOMES })
  outcome!: ReleaseOutcome;

  run!: GradingRunDto;
}

export class AcceptLateResponsesDto extends GradingReasonDto {
  /** Sessions of this exam, each once. All waiting late responses of these sessions are accepted. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 36, { each: true })
  sessionIds!: string[];
}

export class AcceptedLateResponsesDto {
  /** Number of responses. */
  accepted!: number;

  /** Number of sessions that these responses belong to. */
  sessions!: number;

  /** The one run that grades the accepted responses; null when nothing was waiting. */
  @ApiProperty({ type: String, nullable: true })
  runId!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  runNumber!: number | null;
}

export class WaitingQueryDto {
  /** The ticket number after which the page begins. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(20)
  after?: string;
}

export class WaitingSessionDto {
  sessionId!: string;
  ticketNumber!: string;
  candidateName!: string;
  organisationName!: string;

  /** Late responses that wait for acceptance. */
  waiting!: number;

  /** As the candidate's device reported it. */
  firstMadeAt!: string;

  lastReceivedAt!: string;
}

export class WaitingSessionListDto {
  items!: WaitingSessionDto[];

  /** Send this as `after` for the next page; null on the last page. */
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}
