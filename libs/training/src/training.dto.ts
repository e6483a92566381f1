import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class TrainingUnitTextDto {
  /** Title shown to candidates in the list; at most 200 characters. */
  @IsString()
  @MaxLength(200)
  @Matches(/\S/, { message: 'title must not be blank' })
  title!: string;

  /** Markdown without HTML; at most 16,000 characters. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(16_000)
  bodyMarkdown!: string;
}

export class NewTrainingUnitDto extends TrainingUnitTextDto {
  @IsUUID()
  organisationId!: string;
}

export class TrainingUnitSummaryDto {
  id!: string;
  title!: string;
  organisationId!: string;
  organisationName!: string;
  updatedAt!: string;
}

export class TrainingUnitDto {
  id!: string;
  title!: string;
  organisationId!: string;
  bodyMarkdown!: string;
  createdAt!: string;
  updatedAt!: string;
}

export class CandidateTrainingUnitDto {
  id!: string;
  title!: string;
  bodyMarkdown!: string;

  /** Null until the candidate has finished it. */
  @ApiProperty({ type: String, nullable: true })
  completedAt!: string | null;
}

export class TrainingCompletionDto {
  id!: string;
  completedAt!: string;
}
