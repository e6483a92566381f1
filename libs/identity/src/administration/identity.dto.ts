import { Nested, STAFF_ROLES, type StaffRole, MayBeAbsent } from '@sunflower/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { DUTIES, type Duty } from '../duties/duty';

export class StaffSignInBody {
  @IsString()
  @MaxLength(100)
  username!: string;

  @IsString()
  @MaxLength(256)
  password!: string;
}

export class StaffRoleView {
  @ApiProperty({ enum: STAFF_ROLES })
  role!: StaffRole;

  organisationId!: string;
  organisationName!: string;
}

export class SignedInStaffView {
  id!: string;
  displayName!: string;
  roles!: StaffRoleView[];

  /** A duty to fulfil first; all other routes of staff are closed until then. */
  @ApiProperty({ enum: DUTIES, nullable: true })
  duty!: Duty | null;
}

export class StaffCodeBody {
  /** A code of the authenticator app, or a recovery code. */
  @IsString()
  @MaxLength(40)
  code!: string;
}

export class StaffGrantBody {
  @ApiProperty({ enum: STAFF_ROLES })
  @IsIn(STAFF_ROLES)
  role!: StaffRole;

  @IsString()
  @Length(36, 36)
  organisationId!: string;
}

export class NewStaffAccountBody {
  @IsString()
  @Length(3, 60)
  username!: string;

  @IsString()
  @Length(1, 100)
  displayName!: string;

  @IsString()
  @MaxLength(256)
  password!: string;

  @Nested(() => StaffGrantBody, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  grants!: StaffGrantBody[];
}

export class NewStaffAccountView {
  id!: string;
}

export class StaffAccountView {
  id!: string;
  username!: string;
  displayName!: string;
  active!: boolean;
  demo!: boolean;

  /** Whether the password was set by somebody else and not changed since. */
  mustChangePassword!: boolean;

  hasSecondFactor!: boolean;
  createdAt!: string;
  roles!: StaffRoleView[];
}

export class StaffAccountPageQuery {
  /** The page begins after this username. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(60)
  after?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class StaffAccountPage {
  items!: StaffAccountView[];

  /** Value of `after` for the next page; null on the last page. */
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

export class StaffReasonBody {
  @IsString()
  @Length(1, 500)
  reason!: string;
}

export class ResetPasswordBody extends StaffReasonBody {
  @IsString()
  @MaxLength(256)
  password!: string;
}

export class ChangePasswordBody {
  @IsString()
  @MaxLength(256)
  current!: string;

  @IsString()
  @MaxLength(256)
  new!: string;
}
