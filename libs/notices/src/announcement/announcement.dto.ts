import { ApiProperty } from '@nestjs/swagger';
import { IsIsoTime } from '@sunflower/platform';
import { IsString, Matches, MaxLength } from 'class-validator';

const WITH_ZONE = /(Z|[+-]\d\d:?\d\d)$/;
const ZONE_MISSING = { message: '$property must end with Z or an offset such as +08:00' };
/** Letters, at most five line breaks, and no other control character. */
const FEW_LINES = /^(?:[^\p{Cc}]*\n){0,5}[^\p{Cc}]*$/u;

export class NewAnnouncementDto {
  /** Plain text of at most six lines. */
  @IsString()
  @MaxLength(300)
  @Matches(/\S/, { message: 'text must not be blank' })
  @Matches(FEW_LINES, { message: 'text must have at most six lines, and no control characters' })
  text!: string;

  @IsIsoTime()
  @Matches(WITH_ZONE, ZONE_MISSING)
  showsFrom!: string;

  @IsIsoTime()
  @Matches(WITH_ZONE, ZONE_MISSING)
  showsUntil!: string;
}

export class AnnouncementDto {
  id!: string;
  text!: string;
  showsFrom!: string;
  showsUntil!: string;
  createdAt!: string;
  @ApiProperty({ type: String, nullable: true })
  createdByName!: string | null;
}

export class ShownAnnouncementDto {
  examTitle!: string;
  text!: string;
}

export class ShownAnnouncementsDto {
  /** The latest to begin first. */
  @ApiProperty({ type: [ShownAnnouncementDto] })
  announcements!: ShownAnnouncementDto[];
}
