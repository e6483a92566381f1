import { ApiProperty } from '@nestjs/swagger';
import { MULTIPLE_CHOICE_POLICIES, type MultipleChoicePolicy } from '@sunflower/exam';
import { QUESTION_TYPES, type QuestionType } from '@sunflower/question-bank';
import { Allow, IsIn, IsInt, IsObject, Max, Min } from 'class-validator';

export class AnswerTrialDto {
  @IsIn(QUESTION_TYPES)
  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  @IsInt()
  @Min(0)
  @Max(26)
  optionCount!: number;

  @IsInt()
  @Min(0)
  @Max(26)
  promptCount!: number;

  @IsInt()
  @Min(0)
  @Max(20)
  blankCount!: number;

  /** The key in the form of questions: `{kind: "choice", right: [0, 2]}`, with positions in the authored order. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  key!: Record<string, unknown>;

  /** The response in the form of candidates, with letters in the authored order. */
  @Allow()
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  response!: unknown;
}

export class TriedShareDto {
  @ApiProperty({ enum: MULTIPLE_CHOICE_POLICIES })
  policy!: MultipleChoicePolicy;

  /** Numerator over `parts`; below 0 under negative marking. */
  part!: number;
  parts!: number;
}

export class AnswerTrialResultDto {
  /** One share for each policy. They differ only where several options may be chosen. */
  shares!: TriedShareDto[];
}
