import { IsString, Length, MaxLength } from 'class-validator';
import { StaffReasonBody } from './identity.dto';

export class SecondFactorView {
  enrolled!: boolean;
  recoveryCodesLeft!: number;
}

export class SecondFactorOfferBody {
  @IsString()
  @MaxLength(256)
  password!: string;
}

export class SecondFactorOfferView {
  /** For an app without a camera; base32. */
  secret!: string;

  /** For the QR code. */
  address!: string;

  /** To be sent back with the first code, within 15 minutes. */
  offer!: string;
}

export class ConfirmSecondFactorBody {
  @IsString()
  @MaxLength(500)
  offer!: string;

  @IsString()
  @MaxLength(40)
  code!: string;
}

export class RecoveryCodesView {
  /** Nobody can read them again. */
  recoveryCodes!: string[];
}

export class RemoveSecondFactorBody extends SecondFactorOfferBody {
  /** Of the app, or a recovery code. */
  @IsString()
  @MaxLength(40)
  code!: string;
}

export class SecondFactorDemandView {
  organisationId!: string;
  organisationName!: string;
  since!: string;

  /** False for one of an organisation above. */
  mayLift!: boolean;
}

export class SecondFactorDemandBody extends StaffReasonBody {
  @IsString()
  @Length(36, 36)
  organisationId!: string;
}
