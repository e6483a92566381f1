import { ApiProperty } from '@nestjs/swagger';
import { QUESTION_TYPES, type QuestionType } from '../question/question-content';

export class BinnedQuestionDto {
  id!: string;
  code!: string;
  stem!: string;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  /** The same for all questions of a group, which are restored together; null for a single question. */
  @ApiProperty({ type: String, nullable: true })
  stimulusId!: string | null;

  deletedAt!: string;
  deletedByName!: string;

  /** Until then the question can be restored. */
  keptUntil!: string;
}

export class QuestionBinDto {
  /** Latest first; at most 500. */
  items!: BinnedQuestionDto[];
}

export class RestoredQuestionDto {
  id!: string;

  /** A new code when another question took the old one meanwhile. */
  code!: string;
}

export class RestoredQuestionsDto {
  /** The question and those deleted together with it. */
  items!: RestoredQuestionDto[];
}
