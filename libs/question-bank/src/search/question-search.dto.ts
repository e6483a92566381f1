import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { COGNITIVE_LEVELS, type CognitiveLevel } from '../question/question-about';
import { QUESTION_FLAGS, type QuestionFlag } from '../exposure/question-flag';
import {
  QUESTION_FORMATS,
  QUESTION_STATES,
  QUESTION_TYPES,
  type QuestionFormat,
  type QuestionState,
  type QuestionType,
} from '../question/question-content';
import { DUE_CHECKS, type DueCheck } from './due-check';
import { QUESTION_SORTS, type QuestionSort } from './question-sort';

const FORMAT = { enum: QUESTION_FORMATS, nullable: true } as const;

/** The filter of a question list. */
export class QuestionFilterQuery {
  @MayBeAbsent()
  @IsString()
  @MaxLength(60)
  domain?: string;

  @MayBeAbsent()
  @IsIn(QUESTION_TYPES)
  @ApiPropertyOptional({ enum: QUESTION_TYPES })
  type?: QuestionType;

  @MayBeAbsent()
  @IsIn(QUESTION_FORMATS)
  @ApiPropertyOptional({ enum: QUESTION_FORMATS })
  format?: QuestionFormat;

  @MayBeAbsent()
  @IsIn(QUESTION_STATES)
  @ApiPropertyOptional({ enum: QUESTION_STATES })
  state?: QuestionState;

  /**
   * Words, or parts of words, that must all occur in the code, the knowledge point, the stem, the options or the case.
   */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  search?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5)
  difficulty?: number;

  /** A knowledge point of the bank's tree, including its descendants. */
  @MayBeAbsent()
  @IsUUID()
  point?: string;

  /** Author of the current version. */
  @MayBeAbsent()
  @IsUUID()
  author?: string;

  /** Text in the title or the issuer of the source; `none`: questions without a source. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  source?: string;

  @MayBeAbsent()
  @IsIn(COGNITIVE_LEVELS)
  @ApiPropertyOptional({ enum: COGNITIVE_LEVELS })
  cognitiveLevel?: CognitiveLevel;

  /** A whole tag, whatever its case and width. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(60)
  tag?: string;

  /** A whole code, whatever its case and width. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(60)
  competency?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(20)
  language?: string;

  /** `source`: its source was not checked in the last two years, as far as anybody noted; `review`: its review date has come. */
  @MayBeAbsent()
  @IsIn(DUE_CHECKS)
  @ApiPropertyOptional({ enum: DUE_CHECKS })
  due?: DueCheck;

  /** `never`: no locked exam may draw it. */
  @MayBeAbsent()
  @IsIn(['never'])
  @ApiPropertyOptional({ enum: ['never'] })
  used?: 'never';

  /** A flag from the statistics of an exam. */
  @MayBeAbsent()
  @IsIn(QUESTION_FLAGS)
  @ApiPropertyOptional({ enum: QUESTION_FLAGS })
  flag?: QuestionFlag;

  /** `me`: in review, written by someone else and not approved by the caller; or a draft of the caller. */
  @MayBeAbsent()
  @IsIn(['me'])
  @ApiPropertyOptional({ enum: ['me'] })
  waitingFor?: 'me';
}

export class QuestionListQuery extends QuestionFilterQuery {
  /** Default `code`; `changed`: latest first. */
  @MayBeAbsent()
  @IsIn(QUESTION_SORTS)
  @ApiPropertyOptional({ enum: QUESTION_SORTS })
  sort?: QuestionSort;

  /** `nextAfter` of the previous page. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(80)
  after?: string;

  /** Questions per page; default 50. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class QuestionSummaryDto {
  id!: string;
  code!: string;
  domainCode!: string;

  @ApiProperty({ enum: QUESTION_STATES })
  state!: QuestionState;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  @ApiProperty(FORMAT)
  format!: QuestionFormat | null;

  stem!: string;
  difficulty!: number;
  knowledgePoint!: string;
  versionNumber!: number;
  /** Time of the last change of state or content. */
  updatedAt!: string;

  /** The same for all questions of a group; null for a single question. */
  @ApiProperty({ type: String, nullable: true })
  stimulusId!: string | null;
}

export class QuestionPageDto {
  items!: QuestionSummaryDto[];

  /** The `after` of the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;

  /** Over all pages; null except on the first page. */
  @ApiProperty({ type: Number, nullable: true })
  total!: number | null;

  /** More than `total` questions match: a frequent word is not counted to the end. */
  totalIsMore!: boolean;
}

export class QuestionAuthorDto {
  id!: string;
  name!: string;
  /** Number of the bank's questions whose current version they wrote. */
  count!: number;
}

export class CountedNameDto {
  name!: string;
  count!: number;
}

export class QuestionFacetsDto {
  /** The most first; at most 100, as the three that follow. */
  tags!: CountedNameDto[];
  competencies!: CountedNameDto[];
  languages!: CountedNameDto[];

  /** Most questions first; at most 100. */
  authors!: QuestionAuthorDto[];
}
