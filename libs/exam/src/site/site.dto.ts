import { ApiProperty } from '@nestjs/swagger';
import { Nested, MayBeAbsent } from '@sunflower/platform';
import {
  ArrayMaxSize,
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
} from 'class-validator';
import { FIRST_CORNERS, MOST_LINES, MOST_PLACES, SEAT_ORDERS, type FirstCorner, type SeatOrder } from './seat-plan';

export const MOST_ROOMS_OF_SITE = 300;
const NOT_BLANK = /\S/;

export class SiteRoomBody {
  /** Left out for a new room. */
  @MayBeAbsent()
  @IsUUID()
  id?: string;

  @IsInt()
  @Min(1)
  @Max(999)
  number!: number;

  /** Where it is in the building. */
  @IsString()
  @MaxLength(60)
  name!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_PLACES)
  places!: number;

  @IsInt()
  @Min(1)
  @Max(MOST_LINES)
  rows!: number;

  @IsInt()
  @Min(1)
  @Max(MOST_LINES)
  columns!: number;

  /** Where seat 1 is, as seen by people who face the front. */
  @IsIn(FIRST_CORNERS)
  @ApiProperty({ enum: FIRST_CORNERS })
  firstCorner!: FirstCorner;

  /** Along what seats are counted, in an S. */
  @IsIn(SEAT_ORDERS)
  @ApiProperty({ enum: SEAT_ORDERS })
  seatOrder!: SeatOrder;
}

export class SiteBody {
  @IsString()
  @Matches(/^[0-9A-Za-z-]{1,20}$/, { message: 'code must be 1 to 20 digits, letters or hyphens' })
  code!: string;

  @IsString()
  @MaxLength(100)
  @Matches(NOT_BLANK, { message: 'name must not be blank' })
  name!: string;

  @IsString()
  @MaxLength(200)
  address!: string;

  @IsString()
  @MaxLength(40)
  phone!: string;

  /** How to get there. */
  @IsString()
  @MaxLength(300)
  directions!: string;

  /** A stored picture; null or left out: none. */
  @IsOptional()
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  @ApiProperty({ type: String, nullable: true, required: false })
  mapSha256?: string | null;

  @IsArray()
  @ArrayMaxSize(MOST_ROOMS_OF_SITE)
  @Nested(() => SiteRoomBody, { each: true })
  rooms!: SiteRoomBody[];
}

export class NewSiteBody extends SiteBody {
  @IsUUID()
  organisationId!: string;
}

export class SiteClosedBody {
  @IsBoolean()
  closed!: boolean;
}

export class SiteItemDto {
  id!: string;
  organisationId!: string;
  organisationName!: string;
  code!: string;
  name!: string;
  address!: string;
  phone!: string;
  directions!: string;
  @ApiProperty({ type: String, nullable: true })
  mapSha256!: string | null;
  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;
  roomCount!: number;
  places!: number;
  /** Whether the caller may change it. */
  mayChange!: boolean;
}

export class SiteRoomDto {
  id!: string;
  number!: number;
  name!: string;
  places!: number;
  rows!: number;
  columns!: number;
  @ApiProperty({ enum: FIRST_CORNERS })
  firstCorner!: FirstCorner;
  @ApiProperty({ enum: SEAT_ORDERS })
  seatOrder!: SeatOrder;
}

export class SiteDto extends SiteItemDto {
  /** By number. */
  @ApiProperty({ type: [SiteRoomDto] })
  rooms!: SiteRoomDto[];
}
