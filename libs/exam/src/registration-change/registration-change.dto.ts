import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsUUID, Max, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { ReasonDto } from '../registration/registration.dto';
import { CHANGE_REFUSALS, type ChangeRefusal } from './registration-followers';

export class ChangeRegistrationsDto extends ReasonDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  registrationIds!: string[];
}

export class MoveRegistrationsDto extends ChangeRegistrationsDto {
  /** Another sitting of the same exam. */
  @IsUUID()
  sittingId!: string;
}

export class RefusedChangeDto {
  registrationId!: string;
  /** Null if the registration is not of this exam. */
  @ApiProperty({ type: String, nullable: true })
  candidateName!: string | null;
  @ApiProperty({ enum: CHANGE_REFUSALS })
  code!: ChangeRefusal;
}

export class ChangedRegistrationsDto {
  changed!: number;
  /** Registrations that stay unchanged; all others are changed. */
  @ApiProperty({ type: [RefusedChangeDto] })
  refused!: RefusedChangeDto[];
}

export class CancelledListQueryDto {
  /** Id of the last registration of the previous page. */
  @MayBeAbsent()
  @IsUUID()
  after?: string;

  @MayBeAbsent()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class CancelledRegistrationDto {
  id!: string;
  sittingId!: string;
  personId!: string;
  candidateName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  ticketNumber!: string;
  cancelledAt!: string;
  /** Null for an account that is not there any more. */
  @ApiProperty({ type: String, nullable: true })
  staffName!: string | null;
  reason!: string;
}
