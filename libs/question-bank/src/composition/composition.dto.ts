import { ApiProperty } from '@nestjs/swagger';
import { QUESTION_TYPES, type QuestionType } from '../question/question-content';

export class CompositionCellDto {
  domainCode!: string;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  difficulty!: number;
  count!: number;
}

export class LetterCountDto {
  letter!: string;
  count!: number;
}

export class CountedBandDto {
  from!: number;

  /** Null: no end. */
  @ApiProperty({ type: Number, nullable: true })
  to!: number | null;

  count!: number;
}

/** Of the questions that are not retired. */
export class BankCompositionDto {
  questionCount!: number;
  cells!: CompositionCellDto[];

  /** Of single choice, how often each letter is right. */
  letters!: LetterCountDto[];

  /** Characters of stems. */
  lengths!: CountedBandDto[];

  /** Years since the source was issued. */
  sourceAges!: CountedBandDto[];

  withoutSource!: number;
}
