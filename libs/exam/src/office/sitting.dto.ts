import { ApiProperty } from '@nestjs/swagger';
import { IsIsoTime, MayBeAbsent } from '@sunflower/platform';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** Without a zone, the meaning of a time would depend on the server's time zone. */
const WITH_ZONE = /(Z|[+-]\d\d:?\d\d)$/;
const ZONE_MISSING = { message: '$property must end with Z or an offset such as +08:00' };

export class SittingContentDto {
  @IsString()
  @MaxLength(100)
  @Matches(/\S/, { message: 'title must not be blank' })
  title!: string;

  @IsIsoTime()
  @Matches(WITH_ZONE, ZONE_MISSING)
  opensAt!: string;

  @IsIsoTime()
  @Matches(WITH_ZONE, ZONE_MISSING)
  closesAt!: string;

  /** The latest start; null: until the sitting closes. */
  @IsOptional()
  @IsIsoTime()
  @Matches(WITH_ZONE, ZONE_MISSING)
  @ApiProperty({ type: String, nullable: true, required: false })
  latestEntryAt?: string | null;

  /** Minutes after the candidate's own start; default 0. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(1440)
  earliestSubmissionMinutes?: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @ApiProperty({ type: String, nullable: true, required: false })
  site?: string | null;
}

export class ChangedSittingDto extends SittingContentDto {
  /** Required once the exam is locked. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason?: string;
}

export class SittingDto {
  id!: string;
  examId!: string;
  title!: string;
  opensAt!: string;
  closesAt!: string;
  @ApiProperty({ type: String, nullable: true })
  latestEntryAt!: string | null;
  earliestSubmissionMinutes!: number;
  @ApiProperty({ type: String, nullable: true })
  site!: string | null;
  registrationCount!: number;
}
