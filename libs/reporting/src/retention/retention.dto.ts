import { ApiProperty } from '@nestjs/swagger';
import { IsIsoTime } from '@sunflower/platform';
import { IsString, Matches, MaxLength } from 'class-validator';
import {
  PARTS,
  RETENTION_KINDS,
  RETENTION_STATES,
  type RetentionKind,
  type RetentionPart,
  type RetentionState,
} from './retention-kind';
import { OBSTACLES, type RetentionObstacle } from './retention-times';

export class RetentionReasonDto {
  @IsString()
  @MaxLength(500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class PlanErasingDto extends RetentionReasonDto {
  /** A week from now at the earliest. */
  @IsIsoTime()
  eraseAfter!: string;
}

export class RetentionRowsDto {
  @ApiProperty({ enum: PARTS })
  part!: RetentionPart;
  rows!: number;
}

export class RetentionObstacleDto {
  @ApiProperty({ enum: OBSTACLES })
  obstacle!: RetentionObstacle['obstacle'];
  /** How many of them; 0 sittings: the exam has none yet. */
  count!: number;
}

export class RetentionRuleDto {
  @ApiProperty({ enum: RETENTION_STATES })
  state!: RetentionState;
  eraseAfter!: string;
  reason!: string;

  /** Null: an account that is not there any more. */
  @ApiProperty({ type: String, nullable: true })
  setByName!: string | null;
  setAt!: string;

  @ApiProperty({ type: String, nullable: true })
  begunAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  erasedAt!: string | null;

  /** What has been erased so far. */
  @ApiProperty({ type: [RetentionRowsDto] })
  erased!: RetentionRowsDto[];
}

export class RetentionKindDto {
  @ApiProperty({ enum: RETENTION_KINDS })
  kind!: RetentionKind;

  /** What would be erased now; up to ten seconds old. */
  @ApiProperty({ type: [RetentionRowsDto] })
  kept!: RetentionRowsDto[];

  /** Why it cannot be erased now. What is due waits until there is none. */
  @ApiProperty({ type: [RetentionObstacleDto] })
  obstacles!: RetentionObstacleDto[];

  @ApiProperty({ type: () => RetentionRuleDto, nullable: true })
  rule!: RetentionRuleDto | null;
}

export class RetentionDto {
  @ApiProperty({ type: [RetentionKindDto] })
  kinds!: RetentionKindDto[];

  /** The earliest time of a rule that is set now. */
  earliest!: string;
  latest!: string;
  suggested!: string;
}
