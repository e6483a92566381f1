import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PaperItemDto } from '@sunflower/exam-session';
import { Nested, MayBeAbsent } from '@sunflower/platform';
import { QUESTION_TYPES, type QuestionType } from '@sunflower/question-bank';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const MOST_QUESTIONS = 50;
const KEY_KINDS = ['choice', 'fill_in', 'numeric', 'matching', 'ordering', 'essay'] as const;

export class PracticeDomainDto {
  code!: string;
  title!: string;
}

export class PracticeCountDto {
  domainCode!: string;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  difficulty!: number;
  count!: number;
}

export class PracticeStockDto {
  domains!: PracticeDomainDto[];
  counts!: PracticeCountDto[];
  /** The caller's own questions to repeat. */
  mistakeCount!: number;
}

export class PracticeDrawDto {
  /** A case comes with all its questions, so there may be a few more. */
  @IsInt()
  @Min(1)
  @Max(MOST_QUESTIONS)
  count!: number;

  @MayBeAbsent()
  @IsString()
  @MaxLength(60)
  domain?: string;

  @MayBeAbsent()
  @IsIn(QUESTION_TYPES)
  @ApiPropertyOptional({ enum: QUESTION_TYPES })
  type?: QuestionType;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(5)
  difficulty?: number;

  /** Only what the caller answered wrongly last; the other filters do not apply. */
  @MayBeAbsent()
  @IsBoolean()
  onlyMistakes?: boolean;
}

export class PractisedQuestionDto {
  versionId!: string;
  item!: PaperItemDto;
}

export class PracticeDrawnDto {
  /** Sent back with the answers. */
  seed!: string;
  questions!: PractisedQuestionDto[];
}

export class PractisedAnswerDto {
  @IsUUID()
  versionId!: string;

  /** In the form of candidates, with the letters as shown. */
  @Allow()
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  response!: unknown;
}

export class PractisedAnswersDto {
  @IsUUID()
  seed!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2 * MOST_QUESTIONS)
  @ArrayUnique(({ versionId }: PractisedAnswerDto) => versionId)
  @Nested(() => PractisedAnswerDto, { each: true })
  answers!: PractisedAnswerDto[];
}

export class ShownKeyDto {
  @ApiProperty({ enum: KEY_KINDS })
  kind!: (typeof KEY_KINDS)[number];

  /** choice: the right options; matching: one for each prompt; ordering: in the right order. */
  letters!: string[];

  /** fill_in: the accepted texts of each blank. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } })
  blanks!: string[][];

  @ApiProperty({ type: String, nullable: true })
  value!: string | null;

  @ApiProperty({ type: String, nullable: true })
  tolerance!: string | null;
}

export class AnswerVerdictDto {
  versionId!: string;

  /** Null for an essay, which no machine marks. */
  @ApiProperty({ type: Boolean, nullable: true })
  isRight!: boolean | null;

  key!: ShownKeyDto;

  @ApiProperty({ type: String, nullable: true })
  rationale!: string | null;
}

export class PracticeVerdictsDto {
  /** Questions changed or withdrawn since they were drawn are left out. */
  verdicts!: AnswerVerdictDto[];
}
