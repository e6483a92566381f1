import { Nested, MayBeAbsent } from '@sunflower/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { COGNITIVE_LEVELS, type CognitiveLevel } from '../question/question-about';
import {
  QUESTION_FORMATS,
  QUESTION_STATES,
  QUESTION_TYPES,
  type QuestionFormat,
  type QuestionState,
  type QuestionType,
} from '../question/question-content';
import type { BankReach } from '../sharing/bank-right';

const BANK_REACHES: readonly BankReach[] = ['own', 'edit', 'review', 'use'];
const FORMAT = { enum: QUESTION_FORMATS, nullable: true } as const;

export class QuestionDomainDto {
  code!: string;
  title!: string;
  questionCount!: number;
  publishedCount!: number;
}

export class QuestionBankDto {
  id!: string;
  code!: string;
  title!: string;
  organisationId!: string;
  organisationName!: string;

  /**
   * The caller's reach: `own`, or the right that the owner granted. `use`: exams may draw from the bank, but its
   * questions are not shown.
   */
  @ApiProperty({ enum: BANK_REACHES })
  reach!: BankReach;

  /** Its questions may be practised with; those of a secure bank are seen in exams only. */
  isOpen!: boolean;

  /** How many people, beside the author, approve a question. */
  reviewersWanted!: number;

  /** Whether the caller may share the bank, set its rules, and see who used it. */
  mayShare!: boolean;

  domains!: QuestionDomainDto[];
}

/** Positions count from 0 in the order of `options`. */
export class QuestionKeyDto {
  @ApiProperty({ enum: ['choice', 'fill_in', 'numeric', 'matching', 'ordering', 'essay'] })
  kind!: 'choice' | 'fill_in' | 'numeric' | 'matching' | 'ordering' | 'essay';

  /** choice: the right options. */
  right?: number[];

  /** fill_in: the accepted texts of each blank. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'array', items: { type: 'string' } } })
  blanks?: string[][];

  /** fill_in: groups of blank positions whose answers may be in any order; absent when the order matters. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'array', items: { type: 'integer' } } })
  anyOrder?: number[][];

  /** numeric: the right value. */
  value?: string;
  /** numeric: the accepted difference from the value. */
  tolerance?: string;
  /** matching: the option of each prompt. */
  pairs?: number[];
  /** ordering: the options in the right order. */
  order?: number[];
}

export class QuestionSourceDto {
  issuer!: string;
  title!: string;
  year!: number;
  documentNumber?: string;
  /** Page or section. */
  place?: string;
  link?: string;
  /** `2026-11-30` */
  checkedOn?: string;
}

export class QuestionStimulusDto {
  id!: string;
  text!: string;

  @ApiProperty({ enum: ['A3', 'A4', 'B1'] })
  format!: 'A3' | 'A4' | 'B1';
}

export class QuestionVersionDto {
  id!: string;
  versionNumber!: number;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  @ApiProperty(FORMAT)
  format!: QuestionFormat | null;

  stem!: string;
  options!: string[];
  prompts!: string[];
  blankCount!: number;
  key!: QuestionKeyDto;

  @ApiProperty({ type: QuestionStimulusDto, nullable: true })
  stimulus!: QuestionStimulusDto | null;

  @ApiProperty({ type: Number, nullable: true })
  groupPosition!: number | null;

  @ApiProperty({ type: String, nullable: true })
  rationale!: string | null;

  difficulty!: number;
  knowledgePoint!: string;

  @ApiProperty({ type: QuestionSourceDto, nullable: true })
  source!: QuestionSourceDto | null;

  @ApiProperty({ type: String, nullable: true })
  competency!: string | null;

  @ApiProperty({ enum: COGNITIVE_LEVELS, nullable: true })
  cognitiveLevel!: CognitiveLevel | null;

  tags!: string[];

  @ApiProperty({ type: String, nullable: true })
  language!: string | null;

  /** `2028-06-30` */
  @ApiProperty({ type: String, nullable: true })
  reviewDate!: string | null;

  /** The part of an A4 case that comes with this question. */
  @ApiProperty({ type: String, nullable: true })
  furtherCase!: string | null;

  createdAt!: string;

  /** The author; empty when the system loaded the version. */
  createdByName!: string;
}

export class GroupMemberDto {
  id!: string;
  code!: string;

  @ApiProperty({ enum: QUESTION_STATES })
  state!: QuestionState;
}

export class QuestionExposureDto {
  /** Locked exams that may draw the question. */
  exams!: number;

  /** Papers that contained the question, in exams whose statistics are made. */
  drawn!: number;

  @ApiProperty({ type: String, nullable: true })
  lastDrawnAt!: string | null;
}

export class ApproverDto {
  name!: string;
  at!: string;
}

/** Of the current version. */
export class QuestionApprovalsDto {
  /** How many people, beside the author, the bank wants. */
  wanted!: number;
  /** Who approved it already. */
  by!: ApproverDto[];
  /** The caller is one of them. */
  isMine!: boolean;
}

export class QuestionDetailDto {
  id!: string;
  bankId!: string;
  code!: string;
  domainCode!: string;

  @ApiProperty({ enum: QUESTION_STATES })
  state!: QuestionState;

  /** Whether the caller wrote the current version; someone else must approve it. */
  isOwn!: boolean;

  approvals!: QuestionApprovalsDto;

  exposure!: QuestionExposureDto;

  /**
   * All questions of its group in order, itself included; empty for a single question. Exams draw all of them or none.
   */
  group!: GroupMemberDto[];

  /** Newest first, which is the version that exams draw. At most 50. */
  versions!: QuestionVersionDto[];
}

export class QuestionReviewDto {
  /** The reason, for the audit trail. */
  @IsString()
  @Length(1, 500)
  reason!: string;

  /** Applies to all questions of the group; omitted: to this question alone. */
  @MayBeAbsent()
  @IsBoolean()
  wholeGroup?: boolean;
}

export class SubmitQuestionDto {
  /** A note for the reviewer, for the audit trail. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class QuestionStateDto {
  id!: string;

  @ApiProperty({ enum: QUESTION_STATES })
  state!: QuestionState;
}

export class BankFileDto {
  /** Path in the bank's folder: `bank.yaml`, `nutrition/questions.yaml`. */
  @IsString()
  @MaxLength(200)
  @Matches(/^[^/\\]+(\/[^/\\]+)?\.ya?ml$/, { message: 'path must be like bank.yaml or domain/questions.yaml' })
  path!: string;

  /** The text of the YAML file. */
  @IsString()
  content!: string;
}

export class BankPictureDto {
  /**
   * Path in the bank's folder: `myopia/pictures/fundus.png`; texts of the domain refer to it as `pictures/fundus.png`.
   */
  @IsString()
  @MaxLength(200)
  @Matches(/^[^/\\.][^/\\]*\/pictures\/[^/\\]+$/, { message: 'path must be like domain/pictures/name.png' })
  path!: string;

  /** From the reply to the upload (`POST media`). */
  @Matches(/^[0-9a-f]{64}$/, { message: 'sha256 must be 64 hexadecimal digits' })
  sha256!: string;
}

export class BankImportDto {
  /** The bank that the files belong to; optional when the files include bank.yaml. */
  @MayBeAbsent()
  @IsUUID()
  bankId?: string;

  /** The organisation of a new bank; required without `bankId`. */
  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique(({ path }: BankFileDto) => path, { message: 'files must have different paths' })
  @Nested(() => BankFileDto, { each: true })
  files!: BankFileDto[];

  /** Uploaded pictures that the files refer to by path. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(1000)
  @ArrayUnique(({ path }: BankPictureDto) => path, { message: 'pictures must have different paths' })
  @Nested(() => BankPictureDto, { each: true })
  pictures?: BankPictureDto[];
}

export class BankImportReportDto {
  bankId!: string;
  questions!: number;
  /** New questions. */
  created!: number;
  /** Questions with a new version or another state. */
  changed!: number;
  unchanged!: number;
}
