import { ApiProperty } from '@nestjs/swagger';
import { IsThousandths, Nested, MayBeAbsent } from '@sunflower/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { SCRIPT_STATES, type ScriptState } from '../marking/script-standing';

const NOT_BLANK = /\S/;
const MAX_POINTS = 1000;
const MAX_CRITERIA = 20;
export const MAX_LOTS = 200;
const MAX_MARKERS_OF_A_LOT = 100;

export class MarkingPlanDto {
  /** Of each essay. */
  @IsInt()
  @Min(1)
  @Max(2)
  markers!: number;

  /** Of the points: where two marks differ by more, a third marker marks the essay. */
  @IsInt()
  @Min(0)
  @Max(100)
  tolerancePercent!: number;

  /** Parts of equal size into which the essays of each question are dealt at random. */
  @IsInt()
  @Min(1)
  @Max(MAX_LOTS)
  lots!: number;
}

export class CriterionDto {
  @IsString()
  @MaxLength(100)
  @Matches(NOT_BLANK, { message: 'title must not be blank' })
  title!: string;

  @IsString()
  @MaxLength(500)
  description!: string;

  /** The most that it gives; at most 3 decimals. */
  @IsThousandths()
  @Min(0.001)
  @Max(MAX_POINTS)
  maxPoints!: number;
}

export class RubricDto {
  @IsUUID()
  questionVersionId!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CRITERIA)
  @Nested(() => CriterionDto, { each: true })
  criteria!: CriterionDto[];

  /** For the markers: what a good answer holds. */
  @IsString()
  @MaxLength(10_000)
  guidance!: string;
}

export class AllotmentDto {
  @IsUUID()
  questionVersionId!: string;

  /** 0: all lots. */
  @IsInt()
  @Min(0)
  @Max(MAX_LOTS)
  lot!: number;

  /** Whoever had the lot before and is not named has it no longer. */
  @IsArray()
  @ArrayMaxSize(MAX_MARKERS_OF_A_LOT)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  staffIds!: string[];
}

export class NextScriptDto {
  /** Left out: any question that is allotted to the caller. */
  @MayBeAbsent()
  @IsUUID()
  questionVersionId?: string;
}

export class MarkDto {
  /** That the caller has seen; 0 before the first. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  revision!: number;

  /** By criterion; at most 3 decimals. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CRITERIA)
  @IsThousandths({ each: true })
  @Min(0, { each: true })
  @Max(MAX_POINTS, { each: true })
  points!: number[];

  @IsString()
  @MaxLength(1000)
  remark!: string;
}

export class DecisionDto {
  /** By criterion; at most 3 decimals. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CRITERIA)
  @IsThousandths({ each: true })
  @Min(0, { each: true })
  @Max(MAX_POINTS, { each: true })
  points!: number[];

  @IsString()
  @Length(1, 500)
  @Matches(NOT_BLANK, { message: 'reason must not be blank' })
  reason!: string;
}

export class CloseMarkingDto {
  @IsString()
  @Length(1, 500)
  @Matches(NOT_BLANK, { message: 'reason must not be blank' })
  reason!: string;
}

export class ScriptListQueryDto {
  @IsIn(SCRIPT_STATES)
  @ApiProperty({ enum: SCRIPT_STATES })
  state!: ScriptState;

  /** Id of the last script of the page before. */
  @MayBeAbsent()
  @IsUUID()
  after?: string;
}

export class OwnQuestionDto {
  questionVersionId!: string;
  /** Markdown. */
  stem!: string;
  /** Scripts that wait for the caller. */
  left!: number;
  /** By the caller. */
  marked!: number;
}

export class OwnExamDto {
  examId!: string;
  examTitle!: string;
  questions!: OwnQuestionDto[];
}

export class OwnWorkDto {
  exams!: OwnExamDto[];
}

export class OwnMarkDto {
  @ApiProperty({ type: Number })
  revision!: number;
  /** By criterion; null before the first mark. */
  @ApiProperty({ type: [Number], nullable: true })
  points!: number[] | null;
  remark!: string;
  @ApiProperty({ type: String, nullable: true })
  markedAt!: string | null;
}

/** A script as a marker sees it: without the name, the ticket and the place of who wrote it. */
export class ScriptDto {
  id!: string;
  /** To talk about it; says nothing of who wrote it. */
  label!: string;
  lot!: number;
  examId!: string;
  examTitle!: string;
  questionVersionId!: string;
  /** Markdown. */
  stem!: string;
  /** Markdown. */
  @ApiProperty({ type: String, nullable: true })
  stimulus!: string | null;
  essay!: string;
  criteria!: CriterionDto[];
  guidance!: string;
  own!: OwnMarkDto;
  /** Its mark changes no more. */
  settled!: boolean;
}

export class ScriptTurnDto {
  /** Null: nothing waits for the caller. */
  @ApiProperty({ type: ScriptDto, nullable: true })
  script!: ScriptDto | null;
}

export class OwnMarkedScriptDto {
  scriptId!: string;
  label!: string;
  lot!: number;
  questionVersionId!: string;
  points!: number;
  markedAt!: string;
  settled!: boolean;
}

export class OwnMarkedListDto {
  items!: OwnMarkedScriptDto[];
}

export class ScriptCountsDto {
  open!: number;
  complete!: number;
  disputed!: number;
  settled!: number;
}

export class LotCountsDto extends ScriptCountsDto {
  lot!: number;
}

export class MarkerOfLotDto {
  lot!: number;
  staffId!: string;
  name!: string;
}

export class MarkedQuestionDto {
  questionVersionId!: string;
  questionCode!: string;
  /** Markdown. */
  stem!: string;
  /** That the item gives. */
  points!: number;
  criteria!: CriterionDto[];
  guidance!: string;
  counts!: ScriptCountsDto;
  lots!: LotCountsDto[];
  markers!: MarkerOfLotDto[];
}

export class MarkerProgressDto {
  staffId!: string;
  name!: string;
  questionVersionId!: string;
  marked!: number;
  /** In the last hour. */
  lately!: number;
  lastMarkedAt!: string;
  meanPoints!: number;
}

export class MarkingOverviewDto {
  plan!: MarkingPlanDto;
  /** Marks stand: plan and rubrics change no more. */
  begun!: boolean;
  counts!: ScriptCountsDto;
  questions!: MarkedQuestionDto[];
  progress!: MarkerProgressDto[];
}

export class ListedScriptDto {
  id!: string;
  label!: string;
  lot!: number;
  questionVersionId!: string;
}

export class ScriptListDto {
  items!: ListedScriptDto[];
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

export class GivenMarkDto {
  place!: number;
  markerName!: string;
  points!: number[];
  total!: number;
  remark!: string;
  markedAt!: string;
}

export class SettlementDto {
  revision!: number;
  /** Of the item's points, as a share of the rubric's. */
  points!: number;
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  settledByName!: string;
  settledAt!: string;
}

/** For who decides: still without who wrote it. */
export class JudgedScriptDto {
  id!: string;
  label!: string;
  examId!: string;
  @ApiProperty({ enum: SCRIPT_STATES })
  state!: ScriptState;
  stem!: string;
  @ApiProperty({ type: String, nullable: true })
  stimulus!: string | null;
  essay!: string;
  criteria!: CriterionDto[];
  guidance!: string;
  marks!: GivenMarkDto[];
  settlements!: SettlementDto[];
}

export class MarkingClosedDto {
  /** Scripts that count from now on. */
  settled!: number;
}
