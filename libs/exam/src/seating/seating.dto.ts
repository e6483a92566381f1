import { ApiProperty } from '@nestjs/swagger';
import { Nested, MayBeAbsent } from '@sunflower/platform';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { REGISTRATION_OUTCOMES, type RegistrationOutcome } from '../content/registration-row';
import { MOST_PLACES } from '../site/seat-plan';
import { SEATING_RULES, type SeatingRule } from './seat-by-rule';
import { SEAT_STATES, type SeatState } from './seating.repository';

/** At 30 a room, room for 120,000 people. */
export const MOST_ROOMS_OF_SITTING = 4_000;

export class ChosenRoomBody {
  @IsUUID()
  roomId!: string;

  /** How many of the room's places the sitting uses. */
  @IsInt()
  @Min(1)
  @Max(MOST_PLACES)
  places!: number;

  /** Names, as printed on the papers of the room. */
  @IsString()
  @MaxLength(200)
  invigilators!: string;
}

export class ChosenRoomsBody {
  @IsArray()
  @ArrayMaxSize(MOST_ROOMS_OF_SITTING)
  @Nested(() => ChosenRoomBody, { each: true })
  rooms!: ChosenRoomBody[];
}

export class SeatByRuleBody {
  @IsIn(SEATING_RULES)
  @ApiProperty({ enum: SEATING_RULES })
  rule!: SeatingRule;

  /** `true`: everybody is seated again, also those who have a seat. */
  @IsBoolean()
  anew!: boolean;

  /** The same seed gives the same seats to the same people. Left out: one is drawn. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 60)
  seed?: string;
}

export class SeatedDto {
  seated!: number;
  withoutSeat!: number;
  /** Pairs of neighbours of one organisation, in the rooms that were filled. */
  neighbourPairs!: number;
  seed!: string;
}

export class ChangeSeatBody {
  @IsUUID()
  sittingRoomId!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_PLACES)
  seatNumber!: number;

  /** `true`: whoever sits there gets the seat that becomes free. */
  @MayBeAbsent()
  @IsBoolean()
  exchange?: boolean;
}

export class UsedRoomDto {
  /** Of the room in this sitting. */
  id!: string;
  siteId!: string;
  siteCode!: string;
  siteName!: string;
  roomId!: string;
  roomNumber!: number;
  roomName!: string;
  invigilators!: string;
  places!: number;
  rows!: number;
  columns!: number;
  seated!: number;
  /** Whether the caller may print the papers of this site, of this sitting. */
  mayPrintSite!: boolean;
}

export class SeatingDto {
  sittingId!: string;
  /** Of those within reach. */
  registered!: number;
  seated!: number;
  /** Without the deferred, who need no seat. */
  withoutSeat!: number;
  arrived!: number;
  places!: number;
  /** By site and number. */
  @ApiProperty({ type: [UsedRoomDto] })
  rooms!: UsedRoomDto[];
}

export class SeatListQueryDto {
  @MayBeAbsent()
  @IsUUID()
  sittingRoomId?: string;

  @MayBeAbsent()
  @IsIn(SEAT_STATES)
  @ApiProperty({ enum: SEAT_STATES, required: false })
  state?: SeatState;

  /** A part of the name, or the beginning of the ticket number. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  search?: string;

  @MayBeAbsent()
  @IsUUID()
  after?: string;

  @MayBeAbsent()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class SeatedPersonDto {
  registrationId!: string;
  candidateName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  ticketNumber!: string;
  @ApiProperty({ enum: REGISTRATION_OUTCOMES, nullable: true })
  outcome!: RegistrationOutcome | null;
  /** Null without a seat. */
  @ApiProperty({ type: String, nullable: true })
  sittingRoomId!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  seatNumber!: number | null;
  /** In the room: from 0, at the front. */
  @ApiProperty({ type: Number, nullable: true })
  row!: number | null;
  /** In the room: from 0, at the left of people who face the front. */
  @ApiProperty({ type: Number, nullable: true })
  column!: number | null;
  @ApiProperty({ type: String, nullable: true })
  arrivedAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  arrivedByName!: string | null;
}

export class SeatListDto {
  /** Of one room by seat, otherwise in the order of registration. */
  @ApiProperty({ type: [SeatedPersonDto] })
  items!: SeatedPersonDto[];
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}
