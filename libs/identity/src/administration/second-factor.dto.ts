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
  /** Secret for an app without a camera; base32. */
  secret!: string;

  /** Content of the QR code. */
  address!: string;

  /** Send it back with the first code, within 15 minutes. */
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
  /** Shown only once. */
  recoveryCodes!: string[];
}

export class RemoveSecondFactorBody extends SecondFactorOfferBody {
  /** A code of the app, or a recovery code. */
  @IsString()
  @MaxLength(40)
  code!: string;
}

export class SecondFactorDemandView {
  organisationId!: string;
  organisationName!: string;
  since!: string;

  /** False for a demand of an organisation above. */
  mayLift!: boolean;
}

export class SecondFactorDemandBody extends StaffReasonBody {
  @IsString()
  @Length(36, 36)
  organisationId!: string;
}
