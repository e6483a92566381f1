import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { ATTEMPT_KINDS, MAKE_UP_REFUSALS, type AttemptKind, type MakeUpRefusal } from './attempt-rule';
import { REGISTRATION_OUTCOMES, type RegistrationOutcome } from '../content/registration-row';

/** People named by id, or everybody at and below an organisation: one of the two. */
export class RegisterPeopleDto {
  @IsUUID()
  sittingId!: string;

  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  personIds?: string[];

  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;

  /** `make_up`: another attempt for people whose earlier ones are over; only by id. Default `first`. */
  @MayBeAbsent()
  @IsIn(ATTEMPT_KINDS)
  @ApiProperty({ enum: ATTEMPT_KINDS, required: false })
  attempt?: AttemptKind;
}

export class RefusedMakeUpDto {
  personId!: string;
  @ApiProperty({ enum: MAKE_UP_REFUSALS })
  code!: MakeUpRefusal;
}

export class RegisteredDto {
  registered!: number;
  alreadyRegistered!: number;
  /** Make-up: their earlier sitting is not over. */
  earlierAttemptOpen!: number;
  /** Make-up: they have no earlier attempt. */
  noEarlierAttempt!: number;
  /** Make-up: they have passed by the released results. */
  alreadyPassed!: number;
  /** Each person to whom a make-up was refused. */
  @ApiProperty({ type: [RefusedMakeUpDto] })
  refused!: RefusedMakeUpDto[];
}

export class RegistrationListQueryDto {
  /** Id of the last registration of the page before. */
  @MayBeAbsent()
  @IsUUID()
  after?: string;

  @MayBeAbsent()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;

  /** A part of the name, or the beginning of the ticket number. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  search?: string;

  @MayBeAbsent()
  @IsUUID()
  sittingId?: string;

  /** `true`: one row per person, with the latest attempt; earlier attempts are in `earlier`. */
  @MayBeAbsent()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  folded?: boolean;
}

export class TicketExportQueryDto {
  @MayBeAbsent()
  @IsUUID()
  sittingId?: string;
}

export class RegistrationDto {
  id!: string;
  examId!: string;
  sittingId!: string;
  personId!: string;
  attemptNumber!: number;
  candidateName!: string;
  maskedIdNumber!: string;
  organisationId!: string;
  organisationName!: string;
  ticketNumber!: string;
  accessCodeVersion!: number;
  /** Shown to administrators and invigilators; null for everybody else. */
  @ApiProperty({ type: Number, nullable: true })
  extraTimeMinutes!: number | null;
  /** The arrangement; shown only to administrators. */
  @ApiProperty({ type: String, nullable: true })
  accommodation!: string | null;
  @ApiProperty({ enum: REGISTRATION_OUTCOMES, nullable: true })
  outcome!: RegistrationOutcome | null;
  @ApiProperty({ type: String, nullable: true })
  consentAt!: string | null;
  createdAt!: string;
  /** In a folded list: earlier attempts of the same person, the latest first. */
  @ApiProperty({ type: () => [RegistrationDto], required: false })
  earlier?: RegistrationDto[];
}

export class ReasonDto {
  @IsString()
  @MaxLength(500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class ReissuedCodeDto {
  registrationId!: string;
  accessCodeVersion!: number;
  /** `XXXX-XXXX-XXXX`. */
  accessCode!: string;
}

export class AccommodationDto extends ReasonDto {
  /** Applies when the session starts. A running session must be extended separately. */
  @IsInt()
  @Min(0)
  @Max(600)
  extraTimeMinutes!: number;

  /** The arrangement; null: only the extra time. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @ApiProperty({ type: String, nullable: true, required: false })
  accommodation?: string | null;
}

export class OutcomeDto extends ReasonDto {
  /** Null withdraws the outcome. */
  @ValidateIf((_, value) => value !== null)
  @IsIn(REGISTRATION_OUTCOMES)
  @ApiProperty({ enum: REGISTRATION_OUTCOMES, nullable: true })
  outcome!: RegistrationOutcome | null;
}
