import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { RESULT_KINDS, RESULT_ORDERS, type ResultKind, type ResultOrder } from './result-scope';

export class ResultFilterDto {
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  sittingId?: string;

  /** A city or a county, including everything below it. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  organisationId?: string;
}

export class ResultListQueryDto extends ResultFilterDto {
  @MayBeAbsent()
  @IsIn(RESULT_KINDS)
  @ApiProperty({ enum: RESULT_KINDS, required: false })
  kind?: ResultKind;

  /** A ticket number, or the beginning of a name. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  search?: string;

  /** By ticket number unless given. */
  @MayBeAbsent()
  @IsIn(RESULT_ORDERS)
  @ApiProperty({ enum: RESULT_ORDERS, required: false })
  order?: ResultOrder;

  @MayBeAbsent()
  @IsBoolean()
  @Transform(({ value }) => value === 'true' || value === true)
  descending?: boolean;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  offset?: number;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** The run whose results are shown: the released one, or else the latest. */
export class ShownRunDto {
  id!: string;
  runNumber!: number;

  /** Null while unreleased; then only administrators of the whole exam see the run. */
  @ApiProperty({ type: String, nullable: true })
  releasedAt!: string | null;
}

export class ResultLineDto {
  registrationId!: string;

  @ApiProperty({ type: String, nullable: true })
  sessionId!: string | null;

  candidateName!: string;
  maskedIdNumber!: string;
  ticketNumber!: string;
  organisationName!: string;
  sittingId!: string;
  attemptNumber!: number;

  @ApiProperty({ enum: RESULT_KINDS })
  kind!: ResultKind;

  /** Null unless graded. */
  @ApiProperty({ type: Number, nullable: true })
  scoreMillipoints!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  maxMillipoints!: number | null;
}

export class ResultListDto {
  @ApiProperty({ type: ShownRunDto, nullable: true })
  run!: ShownRunDto | null;

  total!: number;
  items!: ResultLineDto[];
}

export class ResultCountsDto {
  passed!: number;
  failed!: number;
  absent!: number;
  deferred!: number;
  violation!: number;
  annulled!: number;
}

export class ScoreBinDto {
  fromMillipoints!: number;
  toMillipoints!: number;
  people!: number;
}

export class PlaceResultsDto {
  organisationId!: string;
  name!: string;
  level!: string;
  path!: string;
  counts!: ResultCountsDto;
}

export class SittingResultsDto {
  sittingId!: string;
  title!: string;
  counts!: ResultCountsDto;
}

export class DomainResultsDto {
  code!: string;
  title!: string;
  /** Questions of this domain that were on papers. */
  questions!: number;
  /** Points earned as a share of the points available, over all people, 0…100. */
  ratePercent!: number;
}

export class ResultSummaryDto {
  @ApiProperty({ type: ShownRunDto, nullable: true })
  run!: ShownRunDto | null;

  maxMillipoints!: number;
  passMarkMillipoints!: number;
  counts!: ResultCountsDto;
  distribution!: ScoreBinDto[];
  places!: PlaceResultsDto[];
  sittings!: SittingResultsDto[];

  /** For the whole exam; null for staff who see a part of it, and until first computed. */
  @ApiProperty({ type: [DomainResultsDto], nullable: true })
  domains!: DomainResultsDto[] | null;

  /** The domains are being computed; ask again in a few seconds. */
  domainsBeingMade!: boolean;
}
