import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
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
import { Nested, MayBeAbsent } from '@sunflower/platform';
import { QUESTION_STATES, type QuestionState } from '../question/question-content';
import { IsDay } from './is-day';
import {
  COGNITIVE_LEVELS,
  LANGUAGE_PATTERN,
  LONGEST_TAG,
  MOST_TAGS,
  TAG_PATTERN,
  type CognitiveLevel,
} from '../question/question-about';
import {
  BULK_FIELDS,
  BULK_REFUSALS,
  MISSING_PARTS,
  type BulkField,
  type BulkRefusal,
  type MissingPart,
} from './bulk-effect';
import { BULK_ACTS, type BulkAct } from './plan-bulk-act';

const TAG_WANTED = { each: true, message: 'each tag must be a text without commas, semicolons or line breaks' };

class TickedQuestionsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  questionIds!: string[];
}

export class BulkSourceDto {
  @IsString()
  @Length(1, 200)
  @Matches(/\S/, { message: 'issuer must not be blank' })
  issuer!: string;

  @IsString()
  @Length(1, 300)
  @Matches(/\S/, { message: 'title must not be blank' })
  title!: string;

  @IsInt()
  @Min(1900)
  @Max(2100)
  year!: number;
}

export class BulkEditDto extends TickedQuestionsDto {
  /** Another domain of the bank; a group moves whole. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(60)
  domain?: string;

  @MayBeAbsent()
  @IsString()
  @Length(1, 100)
  @Matches(/\S/, { message: 'knowledgePoint must not be blank' })
  knowledgePoint?: string;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(5)
  difficulty?: number;

  @MayBeAbsent()
  @IsString()
  @Length(1, 60)
  @Matches(/\S/, { message: 'competency must not be blank' })
  competency?: string;

  @MayBeAbsent()
  @IsIn(COGNITIVE_LEVELS)
  @ApiPropertyOptional({ enum: COGNITIVE_LEVELS })
  cognitiveLevel?: CognitiveLevel;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @IsString({ each: true })
  @MaxLength(LONGEST_TAG, { each: true })
  @Matches(new RegExp(TAG_PATTERN), TAG_WANTED)
  addTags?: string[];

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @IsString({ each: true })
  @MaxLength(LONGEST_TAG, { each: true })
  removeTags?: string[];

  @MayBeAbsent()
  @Matches(new RegExp(LANGUAGE_PATTERN), { message: 'language must be a code like zh-CN or en' })
  language?: string;

  /** Another document in place of the source. */
  @MayBeAbsent()
  @Nested(() => BulkSourceDto)
  source?: BulkSourceDto;

  /** Of the source, where a question has one. */
  @MayBeAbsent()
  @IsDay()
  checkedOn?: string;

  @MayBeAbsent()
  @IsDay()
  reviewDate?: string;
}

export class BulkActDto extends TickedQuestionsDto {
  @IsIn(BULK_ACTS)
  @ApiProperty({ enum: BULK_ACTS })
  act!: BulkAct;
}

const FINGERPRINT = /^[0-9a-f]{64}$/;

export class AppliedBulkEditDto extends BulkEditDto {
  /** From the preview, so that exactly the previewed change is made. */
  @Matches(FINGERPRINT, { message: 'fingerprint must be that of the preview' })
  fingerprint!: string;

  /** The reason, for the history of each question. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class AppliedBulkActDto extends BulkActDto {
  @Matches(FINGERPRINT, { message: 'fingerprint must be that of the preview' })
  fingerprint!: string;

  /** The reason, for the history of each question. Optional only when submitting to review. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class BulkChangeDto {
  @ApiProperty({ enum: BULK_FIELDS })
  field!: BulkField;

  before!: string;
  after!: string;
}

export class BulkEffectDto {
  questionId!: string;
  code!: string;
  stem!: string;

  /** False: included with its group. */
  ticked!: boolean;

  @ApiProperty({ enum: QUESTION_STATES })
  stateBefore!: QuestionState;

  @ApiProperty({ enum: QUESTION_STATES })
  stateAfter!: QuestionState;

  /** The caller approves it, and the bank wants another person besides. */
  waitsForAnother!: boolean;

  changes!: BulkChangeDto[];

  /** What a question sent to review or published lacks: told, not refused. */
  @ApiProperty({ enum: MISSING_PARTS, isArray: true })
  missing!: MissingPart[];

  @ApiProperty({ enum: BULK_REFUSALS, nullable: true })
  refused!: BulkRefusal | null;
}

export class BulkPreviewDto {
  /** The ticked questions and the included questions of their groups. */
  effects!: BulkEffectDto[];

  fingerprint!: string;
}

export class BulkDoneDto {
  changed!: number;
}
