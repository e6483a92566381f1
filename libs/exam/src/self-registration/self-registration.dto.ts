import { ID_TYPES, type IdType } from '@sunflower/organisations';
import { IsIsoTime, Nested, MayBeAbsent } from '@sunflower/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { RosterNote } from './application.repository';
import { DECISIONS, type Decision } from './decide-applications';
import type { PageState } from './public-pages';
import { APPLICATION_STATES, type ApplicationState } from './registration-application.entity';

const TYPED_NAME = 200;
const TYPED_NUMBER = 60;
const PAGE_STATES: readonly PageState[] = ['not_open', 'open', 'full', 'closed'];
const ROSTER_NOTES: readonly RosterNote[] = ['new', 'known', 'name_differs'];

export class SelfRegistrationBody {
  /** For which those who are approved are registered. */
  @IsUUID()
  sittingId!: string;

  /** Applicants belong to it or to one below. Left out: the exam's. */
  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;

  @IsIsoTime()
  opensAt!: string;

  @IsIsoTime()
  closesAt!: string;

  /** Left out: as many as come. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(100_000)
  quota?: number;

  @MayBeAbsent()
  @IsString()
  @MaxLength(2_000)
  conditions?: string;
}

export class ApplicationCountsDto {
  submitted!: number;
  returned!: number;
  approved!: number;
  refused!: number;
  withdrawn!: number;
}

export class SelfRegistrationDto {
  id!: string;
  examId!: string;
  sittingId!: string;
  organisationId!: string;

  /** Of the page, on this server. */
  address!: string;

  opensAt!: string;
  closesAt!: string;

  @ApiProperty({ type: Number, nullable: true })
  quota!: number | null;

  conditions!: string;

  /** Within reach. */
  counts!: ApplicationCountsDto;
}

export class ApplicationListQueryDto {
  @MayBeAbsent()
  @IsIn(APPLICATION_STATES)
  @ApiProperty({ enum: APPLICATION_STATES, required: false })
  state?: ApplicationState;

  /** Part of a name. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  search?: string;

  @MayBeAbsent()
  @IsUUID()
  after?: string;

  @MayBeAbsent()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class ApplicationDto {
  id!: string;
  selfRegistrationId!: string;
  name!: string;

  @ApiProperty({ enum: ID_TYPES })
  idType!: IdType;

  maskedIdNumber!: string;
  maskedPhone!: string;
  organisationName!: string;

  @ApiProperty({ enum: APPLICATION_STATES })
  state!: ApplicationState;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  submittedAt!: string;

  @ApiProperty({ type: String, nullable: true })
  decidedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  personId!: string | null;

  /** How the ID number stands on the roster. */
  @ApiProperty({ enum: ROSTER_NOTES })
  rosterNote!: RosterNote;
}

export class ApplicationListDto {
  items!: ApplicationDto[];

  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;

  /** Of the whole exam, within reach. */
  counts!: ApplicationCountsDto;
}

export class DecideApplicationsBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  ids!: string[];

  @IsIn(DECISIONS)
  @ApiProperty({ enum: DECISIONS })
  decision!: Decision;

  /** Told to the applicant; needed to send back and to refuse. */
  @MayBeAbsent()
  @IsString()
  @Length(2, 500)
  reason?: string;
}

export class RefusedDecisionDto {
  id!: string;

  /** Null for one that is out of reach. */
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  code!: string;
}

export class DecidedApplicationsDto {
  changed!: number;

  @ApiProperty({ type: [RefusedDecisionDto] })
  refused!: RefusedDecisionDto[];
}

export class PublicPageDto {
  examTitle!: string;
  organisationName!: string;

  @ApiProperty({ enum: PAGE_STATES })
  state!: PageState;

  opensAt!: string;
  closesAt!: string;

  @ApiProperty({ type: Number, nullable: true })
  quota!: number | null;

  conditions!: string;

  /** Of the sitting; null when it is not there any more. */
  @ApiProperty({ type: String, nullable: true })
  sittingOpensAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  sittingClosesAt!: string | null;

  rules!: string;
  rulesVersion!: string;
  privacyNotice!: string;
  privacyVersion!: string;
}

export class PublicOrganisationDto {
  id!: string;
  name!: string;
}

export class PublicOrganisationQueryDto {
  /** Left out: the highest one. */
  @MayBeAbsent()
  @IsUUID()
  parentId?: string;
}

export class ApplicantProofBody {
  @IsIn(ID_TYPES)
  @ApiProperty({ enum: ID_TYPES })
  idType!: IdType;

  @IsString()
  @MaxLength(TYPED_NUMBER)
  idNumber!: string;

  @IsString()
  @MaxLength(TYPED_NUMBER)
  phone!: string;
}

export class ApplicationBody extends ApplicantProofBody {
  @IsString()
  @MaxLength(TYPED_NAME)
  name!: string;

  @IsUUID()
  organisationId!: string;

  /** Of the rules and the privacy notice that the applicant has read and agrees to. */
  @IsString()
  @MaxLength(20)
  rulesVersion!: string;

  @IsString()
  @MaxLength(20)
  privacyVersion!: string;
}

export class MendedApplicationDto {
  @IsString()
  @MaxLength(TYPED_NAME)
  name!: string;

  @IsString()
  @MaxLength(TYPED_NUMBER)
  phone!: string;

  @IsUUID()
  organisationId!: string;
}

export class ResubmitBody extends ApplicantProofBody {
  @Nested(() => MendedApplicationDto)
  mended!: MendedApplicationDto;
}

export class ReceivedDto {
  received!: boolean;
}

export class OwnApplicationDto {
  @ApiProperty({ enum: APPLICATION_STATES })
  state!: ApplicationState;

  /** Why it was sent back or refused. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  name!: string;
  organisationId!: string;
  organisationName!: string;
  submittedAt!: string;

  /** Once it is approved. The access code comes from the office. */
  @ApiProperty({ type: String, nullable: true })
  ticketNumber!: string | null;
}
