import { ApiProperty } from '@nestjs/swagger';
import { PaperDto, RESPONSE_VALUE } from '@sunflower/exam-session';
import { Nested } from '@sunflower/platform';
import { Allow, ArrayMaxSize, IsArray, IsInt, Length, Max, Min } from 'class-validator';

/** As many items as a paper may have. */
export const MOST_TRIED = 200;

export class SampleKeyDto {
  itemNumber!: number;
  questionId!: string;
  questionCode!: string;
  domainCode!: string;
  /** 1 very easy … 5 very hard. */
  difficulty!: number;
  /** With the letters of this paper; empty for an essay. */
  answer!: string;

  @ApiProperty({ type: String, nullable: true })
  rationale!: string | null;
}

export class SamplePaperDto {
  number!: number;
  /** How many sample papers the exam has. */
  of!: number;
  /** Names this very paper; to be sent with answers to it. */
  planSha256!: string;
  /** As a candidate gets it. */
  paper!: PaperDto;
  /** One for each item. */
  keys!: SampleKeyDto[];
}

export class TriedResponseDto {
  @IsInt()
  @Min(1)
  @Max(MOST_TRIED)
  itemNumber!: number;

  @Allow()
  @ApiProperty(RESPONSE_VALUE)
  response!: unknown;
}

export class SampleAnswersDto {
  @Length(64, 64)
  planSha256!: string;

  @IsArray()
  @ArrayMaxSize(MOST_TRIED)
  @Nested(() => TriedResponseDto, { each: true })
  responses!: TriedResponseDto[];
}

export class TriedItemDto {
  itemNumber!: number;

  /** Null for an essay, which people mark. */
  @ApiProperty({ type: Number, nullable: true })
  earnedPoints!: number | null;

  points!: number;
}

export class TriedSectionDto {
  title!: string;
  earnedPoints!: number;
  maxPoints!: number;
}

export class SampleScoreDto {
  earnedPoints!: number;
  maxPoints!: number;
  passMarkPoints!: number;

  /** By the pass marks of the whole and of the sections; null while essays are not marked. */
  @ApiProperty({ type: Boolean, nullable: true })
  passed!: boolean | null;

  /** Essays, which earn nothing here. */
  essayCount!: number;
  sections!: TriedSectionDto[];
  items!: TriedItemDto[];
}
