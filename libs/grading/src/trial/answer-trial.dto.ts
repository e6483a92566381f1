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

  /** As questions have it: `{kind: "choice", right: [0, 2]}`, places in the order in which the options were written. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  key!: Record<string, unknown>;

  /** As a candidate answers, in the letters of the written order. */
  @Allow()
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  response!: unknown;
}

export class TriedShareDto {
  @ApiProperty({ enum: MULTIPLE_CHOICE_POLICIES })
  policy!: MultipleChoicePolicy;

  /** Of `parts`; below 0 where wrong choices are marked down. */
  part!: number;
  parts!: number;
}

export class AnswerTrialResultDto {
  /** Of each policy. They differ where several options may be chosen. */
  shares!: TriedShareDto[];
}
