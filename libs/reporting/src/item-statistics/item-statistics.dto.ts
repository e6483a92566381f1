import { ApiProperty } from '@nestjs/swagger';
import { QUESTION_TYPES, type QuestionType } from '@sunflower/question-bank';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ITEM_FLAGS, type ItemFlag } from '../item-analysis/item-flags';

const NUMBER_OR_NULL = { type: Number, nullable: true } as const;
export const ANALYSIS_STATES = ['nothing_graded', 'being_made', 'ready'] as const;
export type AnalysisStateName = (typeof ANALYSIS_STATES)[number];
const OVERRIDES = ['drop', 'accept_key', 'award_all'] as const;

export class ItemStatisticsQueryDto {
  /** Left out: the run whose results count, or, before any release, the one that was made last. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  runNumber?: number;
}

export class AnalysedRunDto {
  runNumber!: number;

  @ApiProperty({ type: String, nullable: true })
  releasedAt!: string | null;
}

/** In millipoints where named so; null where there are too few people, or no differences between them. */
export class PaperStatisticsDto {
  people!: number;

  @ApiProperty(NUMBER_OR_NULL)
  itemsAPaper!: number | null;

  /** Whether everybody had the same items. */
  samePaper!: boolean;

  /** Whether everybody's paper was worth the same. */
  sameWorth!: boolean;

  @ApiProperty(NUMBER_OR_NULL)
  maxMillipoints!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  meanMillipoints!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  medianMillipoints!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  standardDeviationMillipoints!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  skewness!: number | null;

  /** 0 for a normal distribution. */
  @ApiProperty(NUMBER_OR_NULL)
  kurtosis!: number | null;

  /** Cronbach's α. */
  @ApiProperty(NUMBER_OR_NULL)
  alpha!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  errorRatioPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  standardErrorMillipoints!: number | null;
}

export class OptionCountDto {
  /** From 0, in the authored order. */
  option!: number;
  text!: string;
  right!: boolean;

  /** Who chose it, of the lowest, the middle and the highest third by total. */
  @ApiProperty({ type: [Number] })
  byThird!: number[];
}

export class ItemChoicesDto {
  /** Empty where nothing is chosen. */
  @ApiProperty({ type: [OptionCountDto] })
  options!: OptionCountDto[];

  @ApiProperty({ type: [Number] })
  unanswered!: number[];

  /** All who had the question. */
  @ApiProperty({ type: [Number] })
  everybody!: number[];
}

/** A question over those who had it; null where it cannot be said. */
export class ItemStatisticsDto {
  questionId!: string;
  questionVersionId!: string;
  code!: string;
  domainCode!: string;
  stem!: string;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  sectionTitle!: string;
  pointsMillipoints!: number;

  /** What the run changes of how it counts. */
  @ApiProperty({ enum: OVERRIDES, isArray: true })
  overrides!: (typeof OVERRIDES)[number][];

  people!: number;

  @ApiProperty(NUMBER_OR_NULL)
  facilityPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  standardDeviationPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  guessPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  intendedWeightPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  effectiveWeightPercent!: number | null;

  /** 100 × the correlation with the rest of the paper. */
  @ApiProperty(NUMBER_OR_NULL)
  discriminationIndex!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  discriminativeEfficiencyPercent!: number | null;

  choices!: ItemChoicesDto;

  @ApiProperty({ enum: ITEM_FLAGS, isArray: true })
  flags!: ItemFlag[];
}

export class ExamItemStatisticsDto {
  /** `being_made`: ask again in some seconds; what was made before is here meanwhile, if there is any. */
  @ApiProperty({ enum: ANALYSIS_STATES })
  state!: AnalysisStateName;

  @ApiProperty({ type: AnalysedRunDto, nullable: true })
  run!: AnalysedRunDto | null;

  @ApiProperty({ type: String, nullable: true })
  madeAt!: string | null;

  /** Results that have come since. */
  newerResults!: number;

  @ApiProperty({ type: PaperStatisticsDto, nullable: true })
  paper!: PaperStatisticsDto | null;

  /** By section, within it by code. */
  @ApiProperty({ type: [ItemStatisticsDto] })
  items!: ItemStatisticsDto[];
}
