import { Nested } from '@sunflower/platform';
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
const MAX_TEXT = 8_000;
const MAX_OPTION = 2_000;
const MAX_OPTIONS = 26;

export class ImportItemQuery {
  @IsOptional()
  @IsIn(ITEM_FILTERS)
  @ApiPropertyOptional({ enum: ITEM_FILTERS })
  filter?: ItemFilter;

  /** `nextAfter` of the page before. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  after?: number;

  /** Questions on a page; default 20. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class StagedPlaceDto {
  /** Of a workbook the sheet, of a package the file in it. */
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

  /** `held`: nothing is wrong with it, but with another question of its group. */
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

  /** The question of this file that asks the same, before this one. */
  @ApiProperty({ type: Number, nullable: true })
  duplicatePosition!: number | null;

  /** Of the question in the bank, once it is stored. */
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

  /** Of the questions on this page. */
  @ApiProperty({ type: [ImportGroupDto] })
  groups!: ImportGroupDto[];

  /** To be sent as `after` for the next page; null on the last. */
  @ApiProperty({ type: Number, nullable: true })
  nextAfter!: number | null;
}

export class MendedBlankDto {
  /** The texts that count. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  texts!: string[];
}

const Places = () => (target: object, field: string) => {
  for (const decorate of [
    IsOptional(),
    IsArray(),
    ArrayMaxSize(MAX_OPTIONS),
    IsInt({ each: true }),
    Min(0, { each: true }),
    Max(MAX_OPTIONS - 1, { each: true }),
  ])
    decorate(target, field);
};

/** Places of blanks, from 0. */
export class MendedOrderDto {
  @Places()
  blanks!: number[];
}

/** Places count from 0 in the order of `options`. */
export class MendedKeyDto {
  @IsIn(KEY_KINDS)
  @ApiProperty({ enum: KEY_KINDS })
  kind!: (typeof KEY_KINDS)[number];

  /** choice: the right options. */
  @Places()
  right?: number[];

  /** fill_in: for each blank the texts that count. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Nested(() => MendedBlankDto, { each: true })
  blanks?: MendedBlankDto[];

  /** fill_in: blanks that may stand in one another's place. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ORDER_GROUPS)
  @Nested(() => MendedOrderDto, { each: true })
  anyOrder?: MendedOrderDto[];

  /** numeric: the right value. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  value?: string;

  /** numeric: how far off still counts. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  tolerance?: string;

  /** matching: for each prompt its option. */
  @Places()
  pairs?: number[];

  /** ordering: the options in the right order. */
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

  /** Of its group; left out: it stays. */
  @IsOptional()
  @IsString()
  @MaxLength(9_000)
  stimulus?: string;
}

export class SkipDto {
  /** False: it is no longer skipped. */
  @IsBoolean()
  skipped!: boolean;
}

export class AlikeDto {
  /** Of a notice: the questions of which this is said. */
  @Matches(/^[A-Z0-9_]{1,60}$/)
  code!: string;

  /** All of them are skipped; left out: they get what follows. */
  @IsOptional()
  @IsBoolean()
  skip?: boolean;

  @IsOptional()
  @IsIn(QUESTION_TYPES)
  @ApiPropertyOptional({ enum: QUESTION_TYPES })
  type?: QuestionType;

  /** Title or code of a domain of the bank. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  domain?: string;
}

export class AlikeReportDto {
  /** At most 500 at once. */
  changed!: number;
}

export class RestReasonDto {
  @Matches(/^[A-Z0-9_]{1,60}$/)
  code!: string;

  /** In the reader's language; `{name}` is a detail. */
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
