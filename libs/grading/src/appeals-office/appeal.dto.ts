import { ApiProperty } from '@nestjs/swagger';
import { IsIsoTime, MayBeAbsent } from '@sunflower/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import {
  APPEAL_STATES,
  DECISIONS,
  LONGEST_WINDOW_DAYS,
  MAX_APPEAL_TEXT,
  type AppealState,
  type Decision,
} from '../appeals/appeal-rule';

const NOT_BLANK = /\S/;
const MOST_ITEMS = 200;

export class NewAppealDto {
  /** Of the own paper; null or left out: the whole result. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_ITEMS)
  @ApiProperty({ type: Number, nullable: true, required: false })
  itemNumber?: number | null;

  @IsString()
  @MaxLength(MAX_APPEAL_TEXT)
  @Matches(NOT_BLANK, { message: 'reason must not be blank' })
  reason!: string;
}

export class OwnAppealDto {
  id!: string;
  /** Null: the whole result. */
  @ApiProperty({ type: Number, nullable: true })
  itemNumber!: number | null;
  reason!: string;
  @ApiProperty({ enum: APPEAL_STATES })
  state!: AppealState;
  madeAt!: string;
  /** An answer is given by then. */
  answerDueAt!: string;
  @ApiProperty({ type: String, nullable: true })
  answer!: string | null;
  @ApiProperty({ type: String, nullable: true })
  answeredAt!: string | null;
}

export class OwnAppealWindowDto {
  opensAt!: string;
  closesAt!: string;
  /** Whether it takes an appeal now. */
  open!: boolean;
}

export class OwnAppealsDto {
  /** Null before the release, and where results are not appealed against. */
  @ApiProperty({ type: OwnAppealWindowDto, nullable: true })
  window!: OwnAppealWindowDto | null;
  /** Of the own paper. */
  itemCount!: number;
  appeals!: OwnAppealDto[];
}

export class AppealListQueryDto {
  /** Left out: all. */
  @MayBeAbsent()
  @IsIn(APPEAL_STATES)
  @ApiProperty({ enum: APPEAL_STATES, required: false })
  state?: AppealState;

  /** Id of the last appeal of the page before. */
  @MayBeAbsent()
  @IsUUID()
  after?: string;
}

export class AppealDto {
  id!: string;
  candidateName!: string;
  ticketNumber!: string;
  organisationName!: string;
  sessionId!: string;
  /** Null: the whole result. */
  @ApiProperty({ type: Number, nullable: true })
  itemNumber!: number | null;
  @ApiProperty({ type: String, nullable: true })
  questionCode!: string | null;
  reason!: string;
  @ApiProperty({ enum: APPEAL_STATES })
  state!: AppealState;
  madeAt!: string;
  dueAt!: string;
  /** Pending past its day. */
  overdue!: boolean;
  /** Pending appeals about the same question, this one too. */
  alike!: number;
  @ApiProperty({ type: String, nullable: true })
  answer!: string | null;
  @ApiProperty({ type: String, nullable: true })
  answeredAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  answeredByName!: string | null;
  /** Of the grading run that settles it. */
  @ApiProperty({ type: Number, nullable: true })
  runNumber!: number | null;
}

export class AppealWindowDto {
  sittingId!: string;
  opensAt!: string;
  closesAt!: string;
  answerDays!: number;
}

export class AppealCountsDto {
  pending!: number;
  overdue!: number;
  justified!: number;
  unjustified!: number;
}

export class AppealListDto {
  /** Of all appeals of the exam. */
  counts!: AppealCountsDto;
  windows!: AppealWindowDto[];
  items!: AppealDto[];
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

/** The item as the candidate had it, and what they answered. */
export class AppealedItemDto {
  questionVersionId!: string;
  questionId!: string;
  type!: string;
  /** Markdown. */
  stem!: string;
  /** In the order of this paper, by their letters. */
  options!: string[];
  /** As stored, in the letters of this paper; null when nothing was answered. */
  @ApiProperty({ nullable: true })
  response!: unknown;
  points!: number;
  /** Under the run that counts; null for an outcome without a score. */
  @ApiProperty({ type: Number, nullable: true })
  earnedPoints!: number | null;
  /** Of an essay: what its markers gave is read and decided there. */
  @ApiProperty({ type: String, nullable: true })
  scriptId!: string | null;
}

export class AppealDetailDto extends AppealDto {
  /** Null for an appeal about the whole result, and for callers who may not read the questions of the bank. */
  @ApiProperty({ type: AppealedItemDto, nullable: true })
  item!: AppealedItemDto | null;
}

export class AnswerAppealDto {
  @IsIn(DECISIONS)
  @ApiProperty({ enum: DECISIONS })
  decision!: Decision;

  /** The candidate reads it. */
  @IsString()
  @MaxLength(MAX_APPEAL_TEXT)
  @Matches(NOT_BLANK, { message: 'answer must not be blank' })
  answer!: string;

  /** The grading run that settles it; its release changes the results of all who are alike. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, nullable: true, required: false })
  runId?: string | null;

  /** Whether every pending appeal about the same question gets this answer. */
  @MayBeAbsent()
  @IsBoolean()
  alike?: boolean;
}

export class AnsweredDto {
  answered!: number;
  appeal!: AppealDetailDto;
}

export class NewAppealWindowDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  sittingIds!: string[];

  @IsIsoTime()
  opensAt!: string;

  @IsIsoTime()
  closesAt!: string;

  /** An appeal is answered within so many days. */
  @IsInt()
  @Min(1)
  @Max(LONGEST_WINDOW_DAYS)
  answerDays!: number;
}
