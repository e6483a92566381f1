import { ApiProperty } from '@nestjs/swagger';
import { QUESTION_TYPES, type QuestionType } from '../question/question-content';

export class BinnedQuestionDto {
  id!: string;
  code!: string;
  stem!: string;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  /** The same for the questions of a group, which come back together; null for one that stands alone. */
  @ApiProperty({ type: String, nullable: true })
  stimulusId!: string | null;

  deletedAt!: string;
  deletedByName!: string;

  /** Until then it can be brought back. */
  keptUntil!: string;
}

export class QuestionBinDto {
  /** The latest first; at most 500. */
  items!: BinnedQuestionDto[];
}

export class RestoredQuestionDto {
  id!: string;

  /** Another one than before where somebody gave it to another question meanwhile. */
  code!: string;
}

export class RestoredQuestionsDto {
  /** With what was deleted with it. */
  items!: RestoredQuestionDto[];
}
