import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { ID_TYPES, type IdType } from './id-number';

export class PersonItem {
  id!: string;
  name!: string;

  @ApiProperty({ enum: ID_TYPES })
  idType!: IdType;

  maskedIdNumber!: string;

  @ApiProperty({ type: String, nullable: true })
  maskedPhone!: string | null;

  organisationId!: string;
  organisationName!: string;
}

export class PersonPageQuery {
  /** The id after which the page begins. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(36)
  after?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** Search terms are sent in a body, because URLs are kept in logs and browser histories. */
export class PersonSearchBody extends PersonPageQuery {
  /** Part of the name, or a whole ID number. */
  @IsString()
  @MaxLength(100)
  search!: string;
}

export class PersonPage {
  items!: PersonItem[];

  /** Send this as `after` for the next page; null on the last page. */
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

export class RevealBody {
  @IsString()
  @Length(1, 500)
  reason!: string;
}

export class RevealedIdNumber {
  idNumber!: string;
}
