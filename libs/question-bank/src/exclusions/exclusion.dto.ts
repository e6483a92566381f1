import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { QUESTION_STATES, type QuestionState } from '../question/question-content';

export class NewExclusionDto {
  /** The questions' existing groups are merged with them. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  questionIds!: string[];
}

export class ExcludedQuestionDto {
  id!: string;
  code!: string;
  stem!: string;

  @ApiProperty({ enum: QUESTION_STATES })
  state!: QuestionState;
}

export class ExclusionGroupDto {
  id!: string;
  questions!: ExcludedQuestionDto[];
}

export class ExclusionGroupsDto {
  items!: ExclusionGroupDto[];
}

export class ExcludedByQuestionDto {
  /** The other questions of its group; empty for a question without one. */
  items!: ExcludedQuestionDto[];
}
