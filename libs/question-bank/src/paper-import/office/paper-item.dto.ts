import { Nested, MayBeAbsent } from '@sunflower/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { StagedNoticeDto } from './paper-import.dto';
import { QuestionKeyDto } from '../../office/question-bank.dto';
import { MOST_ORDER_GROUPS } from '../../question/blank-order';
import {
  QUESTION_FORMATS,
  QUESTION_TYPES,
  type QuestionFormat,
  type QuestionType,
} from '../../question/question-content';
import { STAGED_STATES, type StagedState } from '../checking/staged-question';
import { ITEM_FILTERS, type ItemFilter } from '../staging/paper-item.repository';

const KEY_KINDS = ['choice', 'fill_in', 'numeric', 'matching', 'ordering', 'essay'] as const;
const GROUP_FORMATS = ['A3', 'A4', 'B1'] as const;
const MAX_TEXT = 8_000;
const MAX_OPTION = 2_000;
const MAX_OPTIONS = 26;

export class ImportItemQuery {
  @MayBeAbsent()
  @IsIn(ITEM_FILTERS)
  @ApiPropertyOptional({ enum: ITEM_FILTERS })
  filter?: ItemFilter;

  /** `nextAfter` of the previous page. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  after?: number;

  /** Questions per page; default 20. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class StagedPlaceDto {
  /** In a workbook the sheet, in a package the file. */
  @ApiProperty({ type: String, nullable: true })
  part!: string | null;

  line!: number;
  lastLine!: number;
  excerpt!: string;
}

export class ImportedQuestionDto {
  @ApiProperty({ enum: QUESTION_TYPES, nullable: true })
  type!: QuestionType | null;

  @ApiProperty({ enum: QUESTION_FORMATS, nullable: true })
  format!: QuestionFormat | null;

  /** The part of an A4 case that comes with this question. */
  @ApiProperty({ type: String, nullable: true })
  furtherCase!: string | null;

  stem!: string;
  options!: string[];
  prompts!: string[];

  @ApiProperty({ type: QuestionKeyDto, nullable: true })
  key!: QuestionKeyDto | null;

  @ApiProperty({ type: String, nullable: true })
  rationale!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  difficulty!: number | null;

  @ApiProperty({ type: String, nullable: true })
  knowledgePoint!: string | null;

  /** As typed. */
  @ApiProperty({ type: String, nullable: true })
  domain!: string | null;

  @ApiProperty({ type: String, nullable: true })
  points!: string | null;
}

export class ImportItemDto {
  position!: number;

  @ApiProperty({ type: Number, nullable: true })
  groupNumber!: number | null;

  /** `held`: the question has no fault, but another question of its group has one. */
  @ApiProperty({ enum: STAGED_STATES })
  state!: StagedState;

  mended!: boolean;

  /** As printed in the paper. */
  @ApiProperty({ type: String, nullable: true })
  number!: string | null;

  place!: StagedPlaceDto;
  question!: ImportedQuestionDto;

  @ApiProperty({ type: [StagedNoticeDto] })
  notices!: StagedNoticeDto[];

  /** The question of the bank that asks the same. */
  @ApiProperty({ type: String, nullable: true })
  duplicateCode!: string | null;

  /** The earlier question of this file that asks the same. */
  @ApiProperty({ type: Number, nullable: true })
  duplicatePosition!: number | null;

  /** Code of the question in the bank, once it is stored. */
  @ApiProperty({ type: String, nullable: true })
  questionCode!: string | null;
}

export class ImportGroupDto {
  number!: number;

  @ApiProperty({ enum: ['A3', 'A4', 'B1'] })
  format!: 'A3' | 'A4' | 'B1';

  @ApiProperty({ type: String, nullable: true })
  stimulus!: string | null;

  place!: StagedPlaceDto;
}

export class ImportItemPageDto {
  @ApiProperty({ type: [ImportItemDto] })
  items!: ImportItemDto[];

  /** The groups of the questions on this page. */
  @ApiProperty({ type: [ImportGroupDto] })
  groups!: ImportGroupDto[];

  /** The `after` of the next page; null on the last. */
  @ApiProperty({ type: Number, nullable: true })
  nextAfter!: number | null;
}

export class MendedBlankDto {
  /** The accepted texts. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  texts!: string[];
}

const Places = () => (target: object, field: string) => {
  for (const decorate of [
    IsArray(),
    ArrayMaxSize(MAX_OPTIONS),
    IsInt({ each: true }),
    Min(0, { each: true }),
    Max(MAX_OPTIONS - 1, { each: true }),
  ])
    decorate(target, field);
};

/** Positions of blanks, from 0. */
export class MendedOrderDto {
  @Places()
  blanks!: number[];
}

/** Positions count from 0 in the order of `options`. */
export class MendedKeyDto {
  @IsIn(KEY_KINDS)
  @ApiProperty({ enum: KEY_KINDS })
  kind!: (typeof KEY_KINDS)[number];

  /** choice: the right options. */
  @MayBeAbsent()
  @Places()
  right?: number[];

  /** fill_in: the accepted texts of each blank. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @Nested(() => MendedBlankDto, { each: true })
  blanks?: MendedBlankDto[];

  /** fill_in: groups of blanks whose answers may be in any order. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_ORDER_GROUPS)
  @Nested(() => MendedOrderDto, { each: true })
  anyOrder?: MendedOrderDto[];

  /** numeric: the right value. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  value?: string;

  /** numeric: the accepted difference from the value. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  tolerance?: string;

  /** matching: the option of each prompt. */
  @MayBeAbsent()
  @Places()
  pairs?: number[];

  /** ordering: the options in the right order. */
  @MayBeAbsent()
  @Places()
  order?: number[];
}

export class MendedQuestionDto {
  @IsIn(QUESTION_TYPES)
  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  @IsOptional()
  @IsIn(QUESTION_FORMATS)
  @ApiPropertyOptional({ enum: QUESTION_FORMATS, nullable: true })
  format?: QuestionFormat | null;

  @IsString()
  @MaxLength(MAX_TEXT)
  stem!: string;

  @IsArray()
  @ArrayMaxSize(MAX_OPTIONS)
  @IsString({ each: true })
  @MaxLength(MAX_OPTION, { each: true })
  options!: string[];

  @IsArray()
  @ArrayMaxSize(MAX_OPTIONS)
  @IsString({ each: true })
  @MaxLength(MAX_OPTION, { each: true })
  prompts!: string[];

  @IsOptional()
  @Nested(() => MendedKeyDto)
  @ApiPropertyOptional({ type: MendedKeyDto, nullable: true })
  key?: MendedKeyDto | null;

  @IsOptional()
  @IsString()
  @MaxLength(MAX_TEXT)
  @ApiPropertyOptional({ type: String, nullable: true })
  rationale?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  @ApiPropertyOptional({ type: Number, nullable: true })
  difficulty?: number | null;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  @ApiPropertyOptional({ type: String, nullable: true })
  knowledgePoint?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ type: String, nullable: true })
  domain?: string | null;

  /** The part of an A4 case that comes with this question; null: none; omitted: unchanged. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_TEXT)
  @ApiPropertyOptional({ type: String, nullable: true })
  furtherCase?: string | null;

  /** Stimulus of the question's group; omitted: unchanged. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(9_000)
  stimulus?: string;

  /** Form of the question's group; omitted: unchanged. */
  @MayBeAbsent()
  @IsIn(GROUP_FORMATS)
  @ApiPropertyOptional({ enum: GROUP_FORMATS })
  groupFormat?: (typeof GROUP_FORMATS)[number];
}

export class SkipDto {
  /** False: the question is no longer skipped. */
  @IsBoolean()
  skipped!: boolean;
}

export class AlikeDto {
  /** Code of a notice; selects the questions that have it. */
  @Matches(/^[A-Z0-9_]{1,60}$/)
  code!: string;

  /** True: skips all of them; omitted: they get the values below. */
  @MayBeAbsent()
  @IsBoolean()
  skip?: boolean;

  @MayBeAbsent()
  @IsIn(QUESTION_TYPES)
  @ApiPropertyOptional({ enum: QUESTION_TYPES })
  type?: QuestionType;

  /** Title or code of a domain of the bank. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 100)
  domain?: string;
}

export class AlikeReportDto {
  /** At most 500 per request. */
  changed!: number;
}

export class RestReasonDto {
  @Matches(/^[A-Z0-9_]{1,60}$/)
  code!: string;

  /** In the reader's language; `{name}` inserts a detail. */
  @IsString()
  @MaxLength(400)
  text!: string;
}

export class RestOrderDto {
  @IsIn(['zh-CN', 'en'])
  @ApiProperty({ enum: ['zh-CN', 'en'] })
  language!: 'zh-CN' | 'en';

  @IsArray()
  @ArrayMaxSize(1_000)
  @Nested(() => RestReasonDto, { each: true })
  reasons!: RestReasonDto[];
}
