import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { QUESTION_STATES, QUESTION_TYPES, type QuestionState, type QuestionType } from '../question/question-content';
import { DUPLICATE_DECISIONS, type DuplicateDecision } from './duplicate-pair.entity';

export class DuplicateListQuery {
  /** `decided`: pairs with a decision. */
  @MayBeAbsent()
  @IsIn(['open', 'decided'])
  which?: 'open' | 'decided';

  /** Number of pairs to skip; default 0. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(5_000)
  offset?: number;

  /** Pairs per page; default 20. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number;
}

export class DuplicateSideDto {
  id!: string;
  code!: string;

  @ApiProperty({ enum: QUESTION_STATES })
  state!: QuestionState;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  stem!: string;
  options!: string[];

  /** The case of its group. */
  @ApiProperty({ type: String, nullable: true })
  stimulus!: string | null;

  /** The same for all questions of a group; null for a single question. */
  @ApiProperty({ type: String, nullable: true })
  groupId!: string | null;
}

export class DuplicatePairDto {
  /** Similarity in per cent. */
  percent!: number;

  @ApiProperty({ enum: DUPLICATE_DECISIONS, nullable: true })
  decision!: DuplicateDecision | null;

  first!: DuplicateSideDto;
  second!: DuplicateSideDto;
}

export class DuplicateSearchDto {
  /** `interrupted`: the server was stopped during the search. */
  @ApiProperty({ enum: ['running', 'done', 'failed', 'interrupted'] })
  state!: 'running' | 'done' | 'failed' | 'interrupted';

  begunAt!: string;

  @ApiProperty({ type: String, nullable: true })
  doneAt!: string | null;

  /** Number of compared questions. */
  questionCount!: number;

  /** Number of pairs found; the 5,000 most alike are kept. */
  pairCount!: number;
}

export class DuplicateListDto {
  /** Null before the first search. */
  @ApiProperty({ type: DuplicateSearchDto, nullable: true })
  search!: DuplicateSearchDto | null;

  /** Over all pages. */
  total!: number;

  /** Most alike first. */
  items!: DuplicatePairDto[];
}

export class DuplicateDecisionDto {
  @IsUUID()
  firstId!: string;

  @IsUUID()
  secondId!: string;

  /** `kept`: both are wanted; `ignored`: they are not alike; `merged`: `retireId` is retired. */
  @IsIn(DUPLICATE_DECISIONS)
  @ApiProperty({ enum: DUPLICATE_DECISIONS })
  decision!: DuplicateDecision;

  @ValidateIf(({ decision }: DuplicateDecisionDto) => decision === 'merged')
  @IsUUID()
  retireId?: string;

  /** Why the question is retired; for its history. */
  @ValidateIf(({ decision }: DuplicateDecisionDto) => decision === 'merged')
  @IsString()
  @Length(1, 500)
  reason?: string;
}
