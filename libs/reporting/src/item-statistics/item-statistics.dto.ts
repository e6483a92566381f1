import { ApiProperty } from '@nestjs/swagger';
import { QUESTION_TYPES, type QuestionType } from '@sunflower/question-bank';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { DISCRIMINATION_GAPS, type DiscriminationGap } from '../item-analysis/discrimination-gap';
import { ITEM_FLAGS, type ItemFlag } from '../item-analysis/item-flags';

const NUMBER_OR_NULL = { type: Number, nullable: true } as const;
export const ANALYSIS_STATES = ['nothing_graded', 'being_made', 'ready'] as const;
export type AnalysisStateName = (typeof ANALYSIS_STATES)[number];
const OVERRIDES = ['drop', 'accept_key', 'award_all'] as const;

export class ItemStatisticsQueryDto {
  /** If omitted: the released run, or, before any release, the latest run. */
  @MayBeAbsent()
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

/** In millipoints where the name says so; null where there are too few people or no differences between them. */
export class PaperStatisticsDto {
  people!: number;

  @ApiProperty(NUMBER_OR_NULL)
  itemsAPaper!: number | null;

  /** Whether everybody had the same items. */
  samePaper!: boolean;

  /** Whether every paper had the same maximum. */
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
  /** 0-based, in the authored order. */
  option!: number;
  text!: string;
  right!: boolean;

  /** People who chose it, in the lowest, the middle and the highest third by total. */
  @ApiProperty({ type: [Number] })
  byThird!: number[];
}

export class ItemChoicesDto {
  /** Empty for types without options. */
  @ApiProperty({ type: [OptionCountDto] })
  options!: OptionCountDto[];

  @ApiProperty({ type: [Number] })
  unanswered!: number[];

  /** All people who had the question. */
  @ApiProperty({ type: [Number] })
  everybody!: number[];
}

/** The figures by which a question is judged. */
export class ItemFiguresDto {
  pointsMillipoints!: number;
  people!: number;

  @ApiProperty(NUMBER_OR_NULL)
  facilityPercent!: number | null;

  /** 100 × the correlation with the rest of the paper. */
  @ApiProperty(NUMBER_OR_NULL)
  discriminationIndex!: number | null;

  /** Why there is no discrimination index; null when there is one. */
  @ApiProperty({ type: String, enum: DISCRIMINATION_GAPS, nullable: true })
  discriminationGap!: DiscriminationGap | null;

  @ApiProperty({ enum: ITEM_FLAGS, isArray: true })
  flags!: ItemFlag[];
}

/** Statistics of a question over the people who had it; null where undefined. */
export class ItemStatisticsDto extends ItemFiguresDto {
  questionId!: string;
  questionVersionId!: string;
  code!: string;
  domainCode!: string;
  stem!: string;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  sectionTitle!: string;
  /** The overrides of the run on this question. */
  @ApiProperty({ enum: OVERRIDES, isArray: true })
  overrides!: (typeof OVERRIDES)[number][];

  @ApiProperty(NUMBER_OR_NULL)
  standardDeviationPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  guessPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  intendedWeightPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  effectiveWeightPercent!: number | null;

  @ApiProperty(NUMBER_OR_NULL)
  discriminativeEfficiencyPercent!: number | null;

  choices!: ItemChoicesDto;
}

export class ExamItemStatisticsDto {
  /** `being_made`: ask again in a few seconds. The previous analysis, if any, is included meanwhile. */
  @ApiProperty({ enum: ANALYSIS_STATES })
  state!: AnalysisStateName;

  @ApiProperty({ type: AnalysedRunDto, nullable: true })
  run!: AnalysedRunDto | null;

  @ApiProperty({ type: String, nullable: true })
  madeAt!: string | null;

  /** Number of results graded since the analysis. */
  newerResults!: number;

  @ApiProperty({ type: PaperStatisticsDto, nullable: true })
  paper!: PaperStatisticsDto | null;

  /** By section, within a section by code. */
  @ApiProperty({ type: [ItemStatisticsDto] })
  items!: ItemStatisticsDto[];
}
