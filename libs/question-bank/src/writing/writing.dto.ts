import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Nested, MayBeAbsent } from '@sunflower/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { COGNITIVE_LEVELS, type CognitiveLevel } from '../question/question-about';
import { QUESTION_FORMATS, QUESTION_STATES, QUESTION_TYPES } from '../question/question-content';
import type { QuestionFormat, QuestionState, QuestionType } from '../question/question-content';
import type { AuthoredSource } from '../question/question-source';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
const SOURCE = {
  type: 'object',
  properties: {
    issuer: { type: 'string' },
    title: { type: 'string' },
    year: { type: 'number' },
    documentNumber: { type: 'string' },
    link: { type: 'string' },
    checkedOn: { type: 'string' },
  },
} as const;
const TEXTS = { type: 'array', items: { type: 'string' } } as const;

export class WrittenDomainDto {
  /** Omitted for a new domain: a code is assigned. */
  @MayBeAbsent()
  @Matches(CODE, { message: 'code must be 1 to 60 letters, digits, hyphens, dots or underscores' })
  code?: string;

  @IsString()
  @Length(1, 100)
  title!: string;
}

class WrittenBankDto {
  @IsString()
  @Length(1, 200)
  title!: string;

  /** In display order. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Nested(() => WrittenDomainDto, { each: true })
  domains!: WrittenDomainDto[];
}

export class NewBankDto extends WrittenBankDto {
  @IsUUID()
  organisationId!: string;

  /** Omitted: a code is assigned. Files refer to the bank by its code. */
  @MayBeAbsent()
  @Matches(CODE, { message: 'code must be 1 to 60 letters, digits, hyphens, dots or underscores' })
  code?: string;
}

export class ChangedBankDto extends WrittenBankDto {}

export class BankIdDto {
  id!: string;
}

/** A question as in questions.yaml, of any type; a draft may lack any field. */
export class AuthoredQuestionDto {
  /** Omitted or empty: a code is assigned. */
  id?: string;

  @ApiPropertyOptional({ enum: QUESTION_TYPES })
  type?: QuestionType;

  @ApiPropertyOptional({ enum: QUESTION_FORMATS })
  format?: QuestionFormat;

  /** Ignored: a stored question is always a draft. */
  status?: string;

  difficulty?: number;
  knowledgePoint?: string;
  stem?: string;
  rationale?: string;
  /** The name of one of `sources`. */
  source?: string;
  /** Page or section of the source. */
  sourcePlace?: string;
  competency?: string;

  @ApiPropertyOptional({ enum: COGNITIVE_LEVELS })
  cognitiveLevel?: CognitiveLevel;

  tags?: string[];
  language?: string;
  /** `2028-06-30` */
  reviewDate?: string;
  /** The part of an A4 case that comes with this question; never of the first question. */
  furtherCase?: string;
  options?: string[];
  prompts?: string[];

  /** A letter, letters, true or false. */
  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, TEXTS, { type: 'boolean' }] })
  key?: string | string[] | boolean;

  @ApiPropertyOptional({ type: 'array', items: TEXTS })
  blanks?: string[][];

  /** Numbers of blanks, from 1, whose answers may be in any order. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'array', items: { type: 'integer' } } })
  anyOrder?: number[][];

  value?: string;
  tolerance?: string;
}

/** A group as in questions.yaml: a case with its questions, or questions on shared options. */
export class AuthoredGroupDto {
  /** Omitted or empty: a code is assigned. */
  id?: string;

  @ApiPropertyOptional({ enum: ['A3', 'A4', 'B1'] })
  format?: 'A3' | 'A4' | 'B1';

  stimulus?: string;
  options?: string[];
  questions?: AuthoredQuestionDto[];
}

/** Like questions.yaml, with one question or one group. The same rules apply when it is stored. */
export class AuthoredFileDto {
  domain?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: SOURCE })
  sources?: Record<string, Partial<AuthoredSource>>;

  questions?: AuthoredQuestionDto[];
  groups?: AuthoredGroupDto[];
}

class WrittenFileDto {
  @IsObject()
  @ApiProperty({ type: AuthoredFileDto })
  file!: Record<string, unknown>;
}

export class DraftTextDto extends WrittenFileDto {
  /** Continue although someone else is editing the question. */
  @MayBeAbsent()
  @IsBoolean()
  alongside?: boolean;
}

export class NewDraftDto extends DraftTextDto {
  /** Omitted for a new question. */
  @MayBeAbsent()
  @IsUUID()
  questionId?: string;

  /** `basedOn` as it was read. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  basedOn?: string[];
}

export class NewQuestionDto extends WrittenFileDto {
  /** The draft to delete once the question is stored. */
  @MayBeAbsent()
  @IsUUID()
  draftId?: string;
}

export class ChangedQuestionDto extends NewQuestionDto {
  /** `basedOn` as it was read: a version stored meanwhile is not overwritten. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  basedOn!: string[];

  /** The reason, for the history. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class StoredQuestionDto {
  /** For a group, all its questions in order. */
  questionIds!: string[];
  codes!: string[];

  /** A question of which only attributes changed keeps its state; otherwise a changed question is a draft. */
  @ApiProperty({ enum: QUESTION_STATES, isArray: true })
  states!: QuestionState[];
}

export class WrittenWarningDto {
  /** `questions.0.options.1` */
  path!: string;
  code!: string;

  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  details!: Record<string, string | number>;

  problem!: string;
}

export class DraftSavedDto {
  id!: string;
  savedAt!: string;
  /** Remarks that a reviewer would make; they do not prevent storing. */
  warnings!: WrittenWarningDto[];
}

export class QuestionDraftDto {
  id!: string;
  bankId!: string;

  /** Null for a new question. */
  @ApiProperty({ type: String, nullable: true })
  questionId!: string | null;

  basedOn!: string[];

  @ApiProperty({ type: AuthoredFileDto })
  file!: object;

  savedAt!: string;
}

export class QuestionDraftListDto {
  /** Latest first; at most 200. */
  items!: QuestionDraftDto[];
}

export class EditedByDto {
  name!: string;
  at!: string;
}

export class WritableQuestionDto {
  bankId!: string;
  organisationId!: string;

  /** For a group, its first question. */
  questionId!: string;

  @ApiProperty({ enum: QUESTION_STATES, isArray: true })
  states!: QuestionState[];

  /** The current versions, to be sent back when storing. */
  basedOn!: string[];

  @ApiProperty({ type: AuthoredFileDto })
  file!: object;

  /** The caller's unsaved draft. */
  @ApiProperty({ type: QuestionDraftDto, nullable: true })
  draft!: QuestionDraftDto | null;

  /** Other people who typed here in the last ten minutes. */
  others!: EditedByDto[];
}
