import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Length } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';

export const ARRIVAL_OUTCOMES = ['recorded', 'already_recorded', 'other_sitting', 'not_expected'] as const;
export type ArrivalOutcome = (typeof ARRIVAL_OUTCOMES)[number];

const SESSION_STATES = ['in_progress', 'submitted', 'timed_out', 'closed', 'voided'] as const;

export class ArrivalBody {
  /** As typed or scanned; spaces do not matter. */
  @IsString()
  @Length(1, 60)
  ticketNumber!: string;

  /** The sitting at which the door is; people of another one are not recorded. */
  @MayBeAbsent()
  @IsUUID()
  sittingId?: string;
}

export class ArrivalDto {
  @ApiProperty({ enum: ARRIVAL_OUTCOMES })
  result!: ArrivalOutcome;
  registrationId!: string;
  candidateName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  ticketNumber!: string;
  sittingId!: string;
  sittingTitle!: string;
  opensAt!: string;
  /** Null without a seat. */
  @ApiProperty({ type: String, nullable: true })
  sittingRoomId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  siteName!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  roomNumber!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  seatNumber!: number | null;
  @ApiProperty({ enum: ['deferred', 'violation', 'annulled'], nullable: true })
  outcome!: 'deferred' | 'violation' | 'annulled' | null;
  /** Null before the start. */
  @ApiProperty({ enum: SESSION_STATES, nullable: true })
  sessionState!: (typeof SESSION_STATES)[number] | null;
  @ApiProperty({ type: String, nullable: true })
  arrivedAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  arrivedByName!: string | null;
}
