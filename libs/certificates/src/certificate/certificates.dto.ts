import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { REVOKED_BY } from './certificate-standing';
import type { PublicState } from './certificate-validity';

const PUBLIC_STATES: readonly PublicState[] = ['valid', 'revoked', 'expired'];

export class CertificateCheckQueryDto {
  /** As printed on the certificate; small letters, spaces and hyphens are forgiven. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;
}

/** What anybody may know of a certificate whose number they hold. */
export class CertificateCheckDto {
  number!: string;

  @ApiProperty({ enum: PUBLIC_STATES })
  state!: PublicState;

  /** In full only for the right check code; otherwise the first character and `＊`. */
  holderName!: string;

  /** Null when no check code was given. */
  @ApiProperty({ type: Boolean, nullable: true })
  codeMatches!: boolean | null;

  /** Whether the code is of a print from before a correction: a corrected print took its place. */
  printSuperseded!: boolean;

  /** How often it was issued anew because its holder's name or ID number was corrected. */
  reissueCount!: number;

  /** When it was issued anew last; null: never. */
  @ApiProperty({ type: String, nullable: true })
  correctedAt!: string | null;

  title!: string;
  issuer!: string;
  issuedAt!: string;

  /** Null when it is valid for ever. */
  @ApiProperty({ type: String, nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  revokedAt!: string | null;
}

export class CertificateListQueryDto {
  @IsOptional()
  @IsIn(['valid', 'revoked'])
  @ApiProperty({ enum: ['valid', 'revoked'], required: false })
  state?: 'valid' | 'revoked';

  /** A part of the name, or the beginning of a certificate or ticket number. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  search?: string;

  /** The certificate number after which the page begins. */
  @IsOptional()
  @IsString()
  @MaxLength(24)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class ListedCertificateDto {
  number!: string;
  registrationId!: string;

  @ApiProperty({ enum: PUBLIC_STATES })
  state!: PublicState;

  holderName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  ticketNumber!: string;
  issuedAt!: string;

  @ApiProperty({ type: String, nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  revokedAt!: string | null;

  /** `superseded`: another certificate of the same person and exam stands, with the number `supersededBy`. */
  @ApiProperty({ enum: REVOKED_BY, nullable: true })
  revokedBy!: (typeof REVOKED_BY)[number] | null;

  @ApiProperty({ type: String, nullable: true })
  supersededBy!: string | null;

  @ApiProperty({ type: String, nullable: true })
  revokedReason!: string | null;

  /** How often it was issued anew because its holder was corrected. */
  reissueCount!: number;

  @ApiProperty({ type: String, nullable: true })
  correctedAt!: string | null;

  /** A rehearsal's certificate is never valid in public. */
  rehearsal!: boolean;
}

export class CertificateListDto {
  certificates!: ListedCertificateDto[];

  /** Give it as `after` for the next page; null at the end. */
  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

export class CertificateReasonDto {
  @IsString()
  @Length(2, 500)
  reason!: string;
}
