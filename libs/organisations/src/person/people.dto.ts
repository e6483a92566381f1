import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
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
  @IsOptional()
  @IsString()
  @MaxLength(36)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** In a body: an address lands in logs and histories. */
export class PersonSearchBody extends PersonPageQuery {
  /** A part of the name, or a whole ID number. */
  @IsString()
  @MaxLength(100)
  search!: string;
}

export class PersonPage {
  items!: PersonItem[];

  /** To be sent as `after` for the next page; null on the last. */
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
