import { ApiProperty } from '@nestjs/swagger';
import { IsIsoTime, MayBeAbsent } from '@sunflower/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { INCIDENT_KINDS, type IncidentKind } from './incident-kind';

const MAX_INCIDENT_TEXT = 1000;
const NOT_BLANK = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

export class NewIncidentDto {
  /** With a registration its own sitting counts, and this may be left out. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  sittingId?: string;

  /** The person; left out: several people, or nobody in particular. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  registrationId?: string;

  @IsIn(INCIDENT_KINDS)
  @ApiProperty({ enum: INCIDENT_KINDS })
  kind!: IncidentKind;

  @IsIsoTime()
  occurredAt!: string;

  @IsString()
  @MaxLength(MAX_INCIDENT_TEXT)
  @Matches(NOT_BLANK, { message: 'text must not be blank' })
  text!: string;

  /** What was done about it. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_INCIDENT_TEXT)
  actionTaken?: string;
}

export class StrikeIncidentDto {
  @IsString()
  @Length(2, 500)
  reason!: string;
}

export class IncidentQueryDto {
  /** Left out: all sittings. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  sittingId?: string;
}

export class IncidentListQueryDto extends IncidentQueryDto {
  /** `nextAfter` of the page before. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(36)
  after?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class IncidentDto {
  id!: string;
  sittingId!: string;
  sittingTitle!: string;

  @ApiProperty({ type: String, nullable: true })
  registrationId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  candidateName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  ticketNumber!: string | null;

  /** The person's; without a person, that of whoever wrote it down. */
  organisationName!: string;

  @ApiProperty({ enum: INCIDENT_KINDS })
  kind!: IncidentKind;

  occurredAt!: string;
  text!: string;
  /** May be empty. */
  actionTaken!: string;
  recordedAt!: string;

  /** Null: an account that is not there any more. */
  @ApiProperty({ type: String, nullable: true })
  recordedByName!: string | null;

  /** When it was struck out as wrong; null: it stands. */
  @ApiProperty({ type: String, nullable: true })
  struckAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  struckByName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  struckReason!: string | null;
}

export class IncidentListDto {
  /** Recorded last first. */
  items!: IncidentDto[];

  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}
