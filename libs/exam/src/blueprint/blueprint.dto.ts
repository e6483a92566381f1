import { QUESTION_FORMATS, QUESTION_TYPES, type QuestionFormat, type QuestionType } from '@sunflower/question-bank';
import { IsThousandths, Nested } from '@sunflower/platform';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class DifficultyRangeDto {
  @IsInt()
  @Min(1)
  @Max(5)
  min!: number;

  @IsInt()
  @Min(1)
  @Max(5)
  max!: number;
}

/** How many questions of which kind a section takes; a filter that is null takes any. */
export class BlueprintDrawDto {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  @ApiProperty({ type: String, nullable: true })
  domainCode?: string | null;

  @IsOptional()
  @IsIn(QUESTION_TYPES)
  @ApiProperty({ enum: QUESTION_TYPES, nullable: true })
  type?: QuestionType | null;

  @IsOptional()
  @IsIn(QUESTION_FORMATS)
  @ApiProperty({ enum: QUESTION_FORMATS, nullable: true })
  format?: QuestionFormat | null;

  @IsOptional()
  @Nested(() => DifficultyRangeDto)
  @ApiProperty({ type: DifficultyRangeDto, nullable: true })
  difficulty?: DifficultyRangeDto | null;

  /** Items; for groups a multiple of groupSize. A draft may have 0; the lock does not. */
  @IsInt()
  @Min(0)
  @Max(200)
  count!: number;

  /** Null draws questions that stand alone; a number draws whole groups (A3/A4/B1) of exactly that many questions. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  @ApiProperty({ type: Number, nullable: true })
  groupSize?: number | null;

  /** For each item; at most 3 decimals. */
  @IsThousandths()
  @Min(0.001)
  @Max(1000)
  points!: number;
}

export class BlueprintSectionDto {
  @IsString()
  @MaxLength(100)
  @Matches(/\S/, { message: 'title must not be blank' })
  title!: string;

  /** Points needed in this section to pass, or null; at most 3 decimals. */
  @IsOptional()
  @IsThousandths()
  @Min(0)
  @ApiProperty({ type: Number, nullable: true })
  passMarkPoints?: number | null;

  /** A draft may have none yet; the lock asks for one. */
  @IsArray()
  @ArrayMaxSize(100)
  @Nested(() => BlueprintDrawDto, { each: true })
  draws!: BlueprintDrawDto[];
}

export class BlueprintDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Nested(() => BlueprintSectionDto, { each: true })
  sections!: BlueprintSectionDto[];
}
