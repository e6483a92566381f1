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

  /** Null: unbounded. */
  @ApiProperty({ type: Number, nullable: true })
  to!: number | null;

  count!: number;
}

/** Counts only questions that are not retired. */
export class BankCompositionDto {
  questionCount!: number;
  cells!: CompositionCellDto[];

  /** How often each letter is right in single choice. */
  letters!: LetterCountDto[];

  /** Lengths of stems in characters. */
  lengths!: CountedBandDto[];

  /** Years since the source was issued. */
  sourceAges!: CountedBandDto[];

  withoutSource!: number;
}
