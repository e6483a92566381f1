import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { ID_TYPES, type IdType } from '../person/id-number';
import { PersonItem } from '../person/people.dto';
import { PERSON_CHANGE_KINDS, type PersonChangeKind } from './person-change.entity';
import { PERSON_FIELDS, type PersonField } from './person-difference';

const TYPED_NAME = 200;
const TYPED_NUMBER = 60;

export class NewPersonBody {
  @IsString()
  @MaxLength(TYPED_NAME)
  name!: string;

  @IsIn(ID_TYPES)
  @ApiProperty({ enum: ID_TYPES })
  idType!: IdType;

  @IsString()
  @MaxLength(TYPED_NUMBER)
  idNumber!: string;

  /** Empty or left out when none is known. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(TYPED_NUMBER)
  phone?: string;

  @IsUUID()
  organisationId!: string;
}

/** Fields left out stay unchanged. */
export class CorrectPersonBody {
  @MayBeAbsent()
  @IsString()
  @MaxLength(TYPED_NAME)
  name?: string;

  @MayBeAbsent()
  @IsIn(ID_TYPES)
  @ApiProperty({ enum: ID_TYPES, required: false })
  idType?: IdType;

  @MayBeAbsent()
  @IsString()
  @MaxLength(TYPED_NUMBER)
  idNumber?: string;

  /** Empty when none is known. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(TYPED_NUMBER)
  phone?: string;

  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;

  @IsString()
  @Length(2, 500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class MergePeopleBody {
  /** The entry that is deleted; everything it has moves to the other. */
  @IsUUID()
  goneId!: string;

  @IsString()
  @Length(2, 500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class PersonDetails extends PersonItem {
  /** Characters of the name that are in no font of the certificates. */
  unprintable!: string[];
}

export class PersonFieldChange {
  @ApiProperty({ enum: PERSON_FIELDS })
  field!: PersonField;

  /** Numbers are reduced to the last four. */
  @ApiProperty({ type: String, nullable: true })
  before!: string | null;

  @ApiProperty({ type: String, nullable: true })
  after!: string | null;
}

export class PersonChangeItem {
  id!: string;

  @ApiProperty({ enum: PERSON_CHANGE_KINDS })
  kind!: PersonChangeKind;

  at!: string;

  /** Null when the account no longer exists. */
  @ApiProperty({ type: String, nullable: true })
  staffName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: [PersonFieldChange] })
  changes!: PersonFieldChange[];

  /** Registrations that were updated. */
  registrations!: number;

  /** Certificates that were reissued. */
  certificates!: number;
}
