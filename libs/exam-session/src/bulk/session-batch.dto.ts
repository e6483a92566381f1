import { LONGEST_ADDED_MINUTES } from '@sunflower/exam';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Length, Max, Min, ValidateIf } from 'class-validator';
import { ChosenPeopleDto } from '../board/board.dto';
import {
  BATCH_ACTS,
  BATCH_OUTCOMES,
  BATCH_STATES,
  type BatchAct,
  type BatchOutcome,
  type BatchState,
} from './batch-act';

export class BeginBatchDto extends ChosenPeopleDto {
  @IsIn(BATCH_ACTS)
  @ApiProperty({ enum: BATCH_ACTS })
  act!: BatchAct;

  /** Required for `extend`, ignored for other acts. */
  @ValidateIf(({ act, extraMinutes }: BeginBatchDto) => act === 'extend' || extraMinutes !== undefined)
  @IsInt()
  @Min(1)
  @Max(LONGEST_ADDED_MINUTES)
  @ApiProperty({ required: false })
  extraMinutes?: number;

  @IsString()
  @Length(2, 500)
  reason!: string;
}

export class MissedPersonDto {
  registrationId!: string;
  candidateName!: string;
  ticketNumber!: string;

  @ApiProperty({ enum: BATCH_OUTCOMES })
  outcome!: BatchOutcome;
}

export class SessionBatchDto {
  id!: string;

  @ApiProperty({ enum: BATCH_ACTS })
  act!: BatchAct;

  @ApiProperty({ type: Number, nullable: true })
  extraMinutes!: number | null;

  reason!: string;

  @ApiProperty({ enum: BATCH_STATES })
  state!: BatchState;

  /** Number of targets. */
  total!: number;

  /** Targets tried so far. */
  tried!: number;

  /** Tried targets by outcome. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  outcomes!: Record<string, number>;

  /** The first 100 tried targets with another outcome than `done`. */
  missed!: MissedPersonDto[];

  createdAt!: string;

  @ApiProperty({ type: String, nullable: true })
  finishedAt!: string | null;
}
