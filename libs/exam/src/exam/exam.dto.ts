import { ApiProperty } from '@nestjs/swagger';
import { EXAM_ACTS, IsThousandths, Nested, type Act, MayBeAbsent } from '@sunflower/platform';
import type { BankReach } from '@sunflower/question-bank';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { BLUEPRINT_FAULT_CODES, type BlueprintFaultCode } from '../blueprint/blueprint-shape';
import { BlueprintDto } from '../blueprint/blueprint.dto';
import {
  COUNTING_ATTEMPTS,
  LONGEST_ADDED_MINUTES,
  LONGEST_START_SPREAD_SECONDS,
  MULTIPLE_CHOICE_POLICIES,
  PRESENTATIONS,
  type CountingAttempt,
  type MultipleChoicePolicy,
  type Presentation,
} from '../content/exam-policies';
import {
  LARGEST_INTEGRITY_LIMIT,
  PAST_LIMIT_ACTS,
  WATCHED_ACTS,
  type PastLimit,
  type WatchedAct,
} from '../content/integrity-policy';
import { EXAM_STAGES, type ExamStage } from './exam-stage';

const BANK_REACHES: readonly BankReach[] = ['own', 'edit', 'review', 'use', 'none'];
const NOT_BLANK = /\S/;
/** Most characters of a Markdown text; they fit the column in any script. */
const MAX_TEXT = 16_000;

export class IntegrityPolicyDto {
  @IsArray()
  @ArrayUnique()
  @IsIn(WATCHED_ACTS, { each: true })
  @ApiProperty({ enum: WATCHED_ACTS, isArray: true })
  watched!: WatchedAct[];

  /** Number of acts without consequences; null or absent: acts are only recorded and warned about. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_INTEGRITY_LIMIT)
  @ApiProperty({ type: Number, nullable: true, required: false })
  limit?: number | null;

  /** What happens past the limit. */
  @IsIn(PAST_LIMIT_ACTS)
  @ApiProperty({ enum: PAST_LIMIT_ACTS })
  pastLimit!: PastLimit;
}

export class ExamPoliciesDto {
  @IsIn(MULTIPLE_CHOICE_POLICIES)
  @ApiProperty({ enum: MULTIPLE_CHOICE_POLICIES })
  multipleChoice!: MultipleChoicePolicy;

  /** Items of a section in random order for each paper; groups stay together. */
  @IsBoolean()
  shuffleItems!: boolean;

  @IsBoolean()
  shuffleOptions!: boolean;

  /** Default: leaving the page, losing the focus, other devices and addresses are recorded, without a limit. */
  @MayBeAbsent()
  @Nested(() => IntegrityPolicyDto)
  @ApiProperty({ type: IntegrityPolicyDto, required: false })
  integrity?: IntegrityPolicyDto;

  /** What the page shows at once; default: one item. */
  @MayBeAbsent()
  @IsIn(PRESENTATIONS)
  @ApiProperty({ enum: PRESENTATIONS, required: false })
  presentation?: Presentation;

  /** Pages that wait for the bell spread their starts over this many seconds; default 3. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(LONGEST_START_SPREAD_SECONDS)
  startSpreadSeconds?: number;

  /** Which of a person's attempts counts; default: the best one. */
  @MayBeAbsent()
  @IsIn(COUNTING_ATTEMPTS)
  @ApiProperty({ enum: COUNTING_ATTEMPTS, required: false })
  countingAttempt?: CountingAttempt;

  /** Minutes that invigilators may add to one session in all; default 30. Administrators of the exam may add 240. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(LONGEST_ADDED_MINUTES)
  maxAddedMinutes?: number;
}

export class ExamContentDto {
  @IsString()
  @MaxLength(200)
  @Matches(NOT_BLANK, { message: 'title must not be blank' })
  title!: string;

  @IsUUID()
  bankId!: string;

  @Nested(() => BlueprintDto)
  blueprint!: BlueprintDto;

  @IsInt()
  @Min(1)
  @Max(1440)
  durationMinutes!: number;

  /** At most 3 decimals. */
  @IsThousandths()
  @Min(0)
  passMarkPoints!: number;

  @Nested(() => ExamPoliciesDto)
  policies!: ExamPoliciesDto;

  /** Training units to finish before the start. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  requiredTrainingUnitIds?: string[];

  /** Markdown without HTML. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_TEXT)
  instructions?: string;

  /** Markdown without HTML; null or left out takes the default text. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_TEXT)
  @Matches(NOT_BLANK, { message: 'rules must not be blank' })
  @ApiProperty({ type: String, nullable: true, required: false })
  rules?: string | null;

  /** Markdown without HTML; null or left out takes the default text. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_TEXT)
  @Matches(NOT_BLANK, { message: 'privacyNotice must not be blank' })
  @ApiProperty({ type: String, nullable: true, required: false })
  privacyNotice?: string | null;

  @IsString()
  @MaxLength(100)
  @Matches(NOT_BLANK, { message: 'certificateTitle must not be blank' })
  certificateTitle!: string;

  @IsString()
  @MaxLength(100)
  @Matches(NOT_BLANK, { message: 'certificateIssuer must not be blank' })
  certificateIssuer!: string;

  /** Null: valid for ever. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1200)
  @ApiProperty({ type: Number, nullable: true, required: false })
  certificateValidMonths?: number | null;
}

export class NewExamDto extends ExamContentDto {
  @IsUUID()
  organisationId!: string;

  /** A rehearsal can be purged, and its certificates are never valid in public. */
  @MayBeAbsent()
  @IsBoolean()
  rehearsal?: boolean;
}

export class CopyExamBody {
  /** Of the copy. */
  @IsString()
  @MaxLength(200)
  @Matches(NOT_BLANK, { message: 'title must not be blank' })
  title!: string;

  /** Holds the copy. */
  @IsUUID()
  organisationId!: string;

  @IsBoolean()
  rehearsal!: boolean;
}

export class CopiedExamDto {
  /** Of the new draft. */
  id!: string;
}

export class ExamListQueryDto {
  /** Id of the last exam of the page before. */
  @MayBeAbsent()
  @IsUUID()
  after?: string;

  @MayBeAbsent()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class ExamSummaryDto {
  id!: string;
  title!: string;
  organisationId!: string;
  organisationName!: string;
  @ApiProperty({ enum: ['draft', 'locked'] })
  state!: 'draft' | 'locked';
  /** Draft, before, during or after its sittings, or with released results. */
  @ApiProperty({ enum: EXAM_STAGES })
  stage!: ExamStage;
  itemCount!: number;
  durationMinutes!: number;
  maxPoints!: number;
  passMarkPoints!: number;
  rehearsal!: boolean;
  createdAt!: string;
  @ApiProperty({ type: String, nullable: true })
  lockedAt!: string | null;
  /** Opening of its first sitting. */
  @ApiProperty({ type: String, nullable: true })
  opensAt!: string | null;
  /** Close of its last sitting. */
  @ApiProperty({ type: String, nullable: true })
  closesAt!: string | null;
}

export class ExamDto {
  id!: string;
  title!: string;
  organisationId!: string;
  organisationName!: string;

  /** Null if the caller has no right to the bank. */
  @ApiProperty({ type: String, nullable: true })
  bankId!: string | null;

  /** The caller's right to the bank. */
  @ApiProperty({ enum: BANK_REACHES })
  bankReach!: BankReach;

  @ApiProperty({ enum: ['draft', 'locked'] })
  state!: 'draft' | 'locked';
  /** Draft, before, during or after its sittings, or with released results. */
  @ApiProperty({ enum: EXAM_STAGES })
  stage!: ExamStage;
  blueprint!: BlueprintDto;
  itemCount!: number;
  durationMinutes!: number;
  maxPoints!: number;
  passMarkPoints!: number;
  policies!: ExamPoliciesDto;
  requiredTrainingUnitIds!: string[];
  instructions!: string;
  rulesVersion!: string;
  rules!: string;
  privacyVersion!: string;
  privacyNotice!: string;
  certificateTitle!: string;
  certificateIssuer!: string;
  @ApiProperty({ type: Number, nullable: true })
  certificateValidMonths!: number | null;
  rehearsal!: boolean;
  registrationCount!: number;
  /** Whether the caller administers the whole exam, not only the people of their own subtrees. */
  administersWhole!: boolean;

  /** What the caller may do to the exam, or to the people of their own subtrees in it (`docs/acts.md`). */
  @ApiProperty({ enum: EXAM_ACTS, isArray: true })
  acts!: Act[];

  createdAt!: string;
  @ApiProperty({ type: String, nullable: true })
  lockedAt!: string | null;
}

/** One draw against the bank, in items. */
export class DrawReportDto {
  drawNumber!: number;
  sectionIndex!: number;
  sectionTitle!: string;
  wants!: number;
  has!: number;
  lacks!: number;
  /** Groups that the draw could take if all their questions were published. */
  groupsHeldBack!: number;
}

export class BlueprintFaultDto {
  @ApiProperty({ enum: BLUEPRINT_FAULT_CODES })
  code!: BlueprintFaultCode;
  message!: string;
  @ApiProperty({ type: Number, nullable: true })
  sectionIndex!: number | null;
  drawNumbers!: number[];
}

export class BlueprintReportDto {
  satisfiable!: boolean;
  itemCount!: number;
  maxPoints!: number;
  draws!: DrawReportDto[];
  faults!: BlueprintFaultDto[];
}
